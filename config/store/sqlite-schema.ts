/** File of the embedded telemetry store inside the data folder: written by the broker, read by the API. */
export const telemetryFile = "telemetry.sqlite";

/** Raised with every change of the tables; `PRAGMA user_version` holds it. */
export const sqliteSchemaVersion = 1;

/**
 * Tables of the embedded store, the same content as in InfluxDB. Times are integer microseconds.
 * `v` is a REAL, a TEXT or null; booleans are 0 and 1. `q` is null when good. STRICT, since else SQLite would read
 * the text `007` as the number 7.
 */
export const sqliteTables = `
CREATE TABLE IF NOT EXISTS series (
  id INTEGER PRIMARY KEY, machine TEXT NOT NULL, signal TEXT NOT NULL, UNIQUE (machine, signal)
) STRICT;
CREATE TABLE IF NOT EXISTS sample (
  series INTEGER NOT NULL, t INTEGER NOT NULL, v ANY, q INTEGER, PRIMARY KEY (series, t)
) WITHOUT ROWID, STRICT;
CREATE TABLE IF NOT EXISTS state (
  machine TEXT NOT NULL, derivation INTEGER NOT NULL, from_t INTEGER NOT NULL, until_t INTEGER NOT NULL,
  state INTEGER NOT NULL, rules TEXT NOT NULL, PRIMARY KEY (machine, derivation, from_t)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS incident (
  machine TEXT NOT NULL, signal TEXT NOT NULL DEFAULT '', kind TEXT NOT NULL, from_t INTEGER NOT NULL,
  until_t INTEGER NOT NULL, count INTEGER, reason TEXT NOT NULL, PRIMARY KEY (machine, signal, kind, from_t)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS arrival (
  t INTEGER NOT NULL, machine TEXT NOT NULL, gateway TEXT NOT NULL, intake TEXT NOT NULL,
  from_t INTEGER NOT NULL, to_t INTEGER NOT NULL, settled INTEGER, PRIMARY KEY (t, machine, gateway, intake)
) STRICT, WITHOUT ROWID;
`;
