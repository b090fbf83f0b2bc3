// The Lua scripts that Redis runs.
// Each checks the lease or owner and writes in one step, so a replica that was replaced changes nothing.
import { createHash } from "node:crypto";

/** A script with its hash, by which Redis knows it. */
export interface RedisScript {
  readonly text: string;
  readonly sha: string;
}

/** Returns a script with its hash. */
function createScript(text: string): RedisScript {
  return { text, sha: createHash("sha1").update(text).digest("hex") };
}

/**
 * Takes the lease of a world, unless another process holds it. Returns `taken`, the new owner, the owner before, and the position,
 * stored, confirmed and now of the world; `unexpected`; or `held` and the present owner.
 * Keys: lease, owner, base. Arguments: holder, duration in milliseconds, `kept`, `new` or `any`, random digits.
 * The key `owner` outlives the lease: it says whose writes are accepted.
 */
export const TAKE = createScript(`
local held = redis.call('GET', KEYS[1])
if held and string.sub(held, 1, string.len(ARGV[1]) + 1) ~= ARGV[1] .. '#' then
  return {'held', held}
end
local is_kept = redis.call('EXISTS', KEYS[3]) == 1
if ARGV[3] == 'kept' and not is_kept or ARGV[3] == 'new' and is_kept then return {'unexpected'} end
local before = redis.call('GET', KEYS[2]) or ''
local last = tonumber(string.match(before, '#(%d+)$') or '0')
local owner = ARGV[1] .. '#' .. ARGV[4] .. '#' .. string.format('%d', last + 1)
redis.call('SET', KEYS[2], owner)
redis.call('SET', KEYS[1], owner, 'PX', ARGV[2])
return {'taken', owner, before, unpack(redis.call('HMGET', KEYS[3], 'position', 'stored', 'confirmed', 'now'))}`);

/**
 * Appends lines of the tape, unless all of them are stored already. Returns 1, or 0 if the owner has changed or earlier lines are missing.
 * Keys: owner, lines, base. Arguments: owner, number of the first line, confirmed, now, number of lines, the lines as one text.
 */
export const APPEND = createScript(`
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
local stored = tonumber(redis.call('HGET', KEYS[3], 'stored') or '-1')
local first = tonumber(ARGV[2])
local last = first + tonumber(ARGV[5]) - 1
if stored >= last then return 1 end
if stored ~= first - 1 then return 0 end
redis.call('XADD', KEYS[2], string.format('%d', last) .. '-1', 'lines', ARGV[6])
redis.call('HSET', KEYS[3], 'stored', string.format('%d', last), 'confirmed', ARGV[3], 'now', ARGV[4])
return 1`);

/** The time after which Redis deletes an incomplete state (milliseconds). A replica that ends while it writes texts leaves such a state. */
const UNFINISHED_STATE_MS = 600_000;

/**
 * Adds texts to the next state of a world. A state of many texts takes several runs. Returns 1, or 0 if the owner has changed.
 * Keys: owner, next. Arguments: owner, `first` if these are the first texts, the texts.
 */
export const ADD_STATE = createScript(`
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
if ARGV[2] == 'first' then redis.call('DEL', KEYS[2]) end
for i = 3, #ARGV do redis.call('RPUSH', KEYS[2], ARGV[i]) end
redis.call('PEXPIRE', KEYS[2], ${UNFINISHED_STATE_MS})
return 1`);

/**
 * Replaces the base of a world and its state, and deletes the lines before it. Returns 1, or 0 if the owner has changed, or
 * lines or texts are missing.
 * Keys: owner, lines, base, worlds, state, next. Arguments: owner, world, base, position, confirmed, now, the number of texts in next.
 */
export const PUT_BASE = createScript(`
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
local stored = tonumber(redis.call('HGET', KEYS[3], 'stored') or ARGV[4])
if stored < tonumber(ARGV[4]) then return 0 end
local texts = tonumber(ARGV[7])
if texts > 0 and redis.call('LLEN', KEYS[6]) ~= texts then return 0 end
redis.call('HSET', KEYS[3], 'base', ARGV[3], 'position', ARGV[4], 'stored', string.format('%d', stored))
redis.call('HSETNX', KEYS[3], 'confirmed', ARGV[5])
redis.call('HSETNX', KEYS[3], 'now', ARGV[6])
redis.call('DEL', KEYS[5])
if texts > 0 then
  redis.call('RENAME', KEYS[6], KEYS[5])
  local left = redis.call('PTTL', KEYS[3])
  if left > 0 then redis.call('PEXPIRE', KEYS[5], left) else redis.call('PERSIST', KEYS[5]) end
end
redis.call('XTRIM', KEYS[2], 'MINID', string.format('%d', tonumber(ARGV[4]) + 1))
redis.call('SADD', KEYS[4], ARGV[2])
return 1`);

/**
 * Renews the leases of worlds. Returns 1 for each renewed lease, and 0 for each lost one.
 * Keys: lease, owner, lines, base and state of each world. Arguments: duration, then owner, confirmed, now and keepFor of each world.
 * Durations are in milliseconds.
 * A full Redis refuses SET and HSET, unless the script has changed something before. It never refuses PEXPIRE.
 */
export const RENEW = createScript(`
local kept = {}
for i = 0, #KEYS / 5 - 1 do
  local lease, owner, lines, base, state = unpack(KEYS, 5 * i + 1, 5 * i + 5)
  local mine, confirmed, now, keep_for = ARGV[4 * i + 2], ARGV[4 * i + 3], ARGV[4 * i + 4], ARGV[4 * i + 5]
  local is_mine = redis.call('GET', owner) == mine
  if is_mine and redis.call('PEXPIRE', lease, ARGV[1]) == 0 then
    is_mine = redis.pcall('SET', lease, mine, 'PX', ARGV[1]).ok ~= nil
  end
  if is_mine then
    if confirmed ~= '' and redis.call('EXISTS', base) == 1 then
      redis.call('HSET', base, 'confirmed', confirmed, 'now', now)
    end
    if keep_for ~= '' then
      for _, key in ipairs({owner, lines, base, state}) do redis.call('PEXPIRE', key, keep_for) end
    end
    kept[i + 1] = 1
  else
    kept[i + 1] = 0
  end
end
return kept`);

/** Releases a lease. Returns 1, or 0 if the owner has lost it. Keys: lease, base. Arguments: owner, confirmed, now. */
export const RELEASE = createScript(`
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('DEL', KEYS[1])
if ARGV[2] ~= '' and redis.call('EXISTS', KEYS[2]) == 1 then
  redis.call('HSET', KEYS[2], 'confirmed', ARGV[2], 'now', ARGV[3])
end
return 1`);

/** Removes a world. Returns 1, or 0 if the owner has changed. Keys: owner, worlds, all keys of the world. Arguments: owner, world. */
export const REMOVE = createScript(`
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('UNLINK', unpack(KEYS, 3))
redis.call('SREM', KEYS[2], ARGV[2])
return 1`);
