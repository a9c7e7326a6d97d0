-- Evidence is also a paper or a picture that the region brings, frozen as it is. Figures keep what they had.
alter table evidence
  add column kind            text not null default 'figures',
  add column file_name       text,
  add column withdrawn_at    timestamptz(3),
  add column withdraw_reason text,
  alter column indicator   drop not null,
  alter column up_to_seq   drop not null,
  alter column salt_secret drop not null,
  alter column secret_key  drop not null,
  add constraint evidence_figures_whole check (
    kind <> 'figures' or (indicator is not null and up_to_seq is not null and salt_secret is not null and secret_key is not null)
  ),
  add constraint evidence_paper_has_name check (kind = 'figures' or file_name is not null),
  add constraint evidence_withdrawn_has_reason check ((withdrawn_at is null) = (withdraw_reason is null));
grant update (withdrawn_at, withdraw_reason) on evidence to guyub_app;
