-- Files of the register of public information lie under keys of their own.
select guyub.wraps_key('information', 'data_key', 'file_id');
