-- Which of these scripts have been run. Each records itself, whoever runs it.
CREATE TABLE clientela_schema (
  version INTEGER PRIMARY KEY
);

CREATE TABLE clientela_tenant (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  appended INTEGER NOT NULL DEFAULT 0 -- how many events were ever appended
);

-- By what the entities of a type are indexed, a JSON array of names.
CREATE TABLE clientela_type (
  tenant INTEGER NOT NULL REFERENCES clientela_tenant (number),
  type TEXT NOT NULL,
  indexes TEXT NOT NULL,
  PRIMARY KEY (tenant, type)
) WITHOUT ROWID;

-- Entities in their current state. One that was removed keeps its last version and has no body.
CREATE TABLE clientela_entity (
  tenant INTEGER NOT NULL REFERENCES clientela_tenant (number),
  type TEXT NOT NULL,
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  body TEXT, -- JSON
  PRIMARY KEY (tenant, type, id)
);

CREATE TABLE clientela_index (
  tenant INTEGER NOT NULL,
  type TEXT NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL, -- or its digest, if it is long
  id TEXT NOT NULL,
  PRIMARY KEY (tenant, type, name, value, id),
  FOREIGN KEY (tenant, type, id) REFERENCES clientela_entity (tenant, type, id)
) WITHOUT ROWID;

CREATE INDEX clientela_index_of_entity ON clientela_index (tenant, type, id);

-- What happened, in the order in which it is read.
CREATE TABLE clientela_event (
  tenant INTEGER NOT NULL REFERENCES clientela_tenant (number),
  customer TEXT NOT NULL,
  occurred_at INTEGER NOT NULL, -- microseconds since 1970-01-01T00:00:00Z
  sequence INTEGER NOT NULL,
  id TEXT NOT NULL,
  type TEXT NOT NULL,
  recorded_at INTEGER NOT NULL, -- microseconds since 1970-01-01T00:00:00Z
  source TEXT,
  currency TEXT,
  amount TEXT, -- decimal, exact
  cost TEXT, -- decimal, exact
  quantity TEXT, -- decimal, exact
  offering TEXT,
  channel TEXT,
  rating TEXT, -- decimal, exact
  reference TEXT,
  note TEXT,
  attributes TEXT, -- JSON
  PRIMARY KEY (tenant, customer, occurred_at, sequence)
) WITHOUT ROWID;

CREATE UNIQUE INDEX clientela_event_once ON clientela_event (tenant, id);

INSERT INTO clientela_schema (version) VALUES (1);
