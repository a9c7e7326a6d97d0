import { ANSWERS, TODAYS_VERSION } from '../server/test/builders.ts'

const UUID = `
math.randomseed(os.time() + tonumber(os.getenv("RUN")))
local r = math.random
local function uuid()
  local ms = os.time() * 1000
  return string.format("%08x-%04x-7%03x-a%03x-%06x%06x", math.floor(ms / 65536), ms % 65536, r(0, 0xfff), r(0, 0xfff), r(0, 0xffffff), r(0, 0xffffff))
end
local letters = "23456789ABCDEFGHJKLMNPQRSTVWXYZ"
local function code(n)
  local s = ""
  for _ = 1, n do local i = r(1, #letters); s = s .. letters:sub(i, i) end
  return s
end
local headers = { ["Content-Type"] = "application/json", ["Cookie"] = os.getenv("COOKIE") }
local lines = {}
for line in io.lines(os.getenv("LINES_FILE")) do lines[#lines + 1] = line end
local at = 0
local function nextLine() at = at + 1; return lines[(at - 1) % #lines + 1] end
`
// Without a phone: messages to applicants are the work of the senders, not of a submission.
const { 'reporter-phone': _, ...answers } = ANSWERS
const FORM = JSON.stringify(answers).replaceAll('%', '%%')

/** Files a birth with every request, as a tablet makes it. */
export const submit = `${UUID}
local body = [[{"commandId":"%s","service":"pak-saidi","serviceVersion":${TODAYS_VERSION},"trackingCode":"3505-%s-%s","pin":"%06d","channel":"counter","occurredAt":"%s","form":${FORM}}]]
function request()
  return wrk.format("POST", "/api/r/3505/cases", headers,
    string.format(body, uuid(), code(5), code(5), r(0, 999999), os.date("!%Y-%m-%dT%H:%M:%SZ")))
end`

/** Checks a case that was filed before; each once. */
export const act = `${UUID}
function request()
  return wrk.format("POST", "/api/r/3505/cases/" .. nextLine() .. "/act", headers,
    string.format([[{"commandId":"%s","action":"verify","occurredAt":"%s"}]], uuid(), os.date("!%Y-%m-%dT%H:%M:%SZ")))
end`

/** Weighs two kinds for a member of one of the books; each line names book, list and member. */
export const deposit = `${UUID}
function request()
  local book, list, holder = nextLine():match("(%S+) (%S+) (%S+)")
  return wrk.format("POST", "/api/r/3505/ledger/books/" .. book .. "/deposits", headers, string.format(
    [[{"commandId":"%s","holderId":"%s","listId":"%s","isMeant":true,"occurredAt":"%s","items":[{"commodity":"botol-pet","grams":%d},{"commodity":"kardus","grams":%d}]}]],
    uuid(), holder, list, os.date("!%Y-%m-%dT%H:%M:%SZ"), r(1, 20000), r(1, 20000)))
end`

/** Gives a number in one of the lanes. */
export const issue = `${UUID}
function request()
  return wrk.format("POST", "/api/r/3505/queue/tickets", headers,
    string.format([[{"commandId":"%s","laneId":"%s"}]], uuid(), nextLine()))
end`

export const read = `${UUID}
function request() return wrk.format("GET", "/api/r/3505/cases/" .. nextLine(), headers) end`

export const list = `${UUID}
function request() return wrk.format("GET", "/api/r/3505/cases?box=work", headers) end`
