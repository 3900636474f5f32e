-- Which of these scripts have been run. Each records itself, whoever runs it.
CREATE TABLE clientela_schema (
  version integer PRIMARY KEY
);

CREATE TABLE clientela_tenant (
  number integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id text COLLATE "C" NOT NULL UNIQUE
);

-- By what the entities of a type are indexed, a JSON array of names.
CREATE TABLE clientela_type (
  tenant integer NOT NULL REFERENCES clientela_tenant (number),
  type text COLLATE "C" NOT NULL,
  indexes text NOT NULL,
  PRIMARY KEY (tenant, type)
);

-- Entities in their current state. One that was removed keeps its last version and has no body.
CREATE TABLE clientela_entity (
  tenant integer NOT NULL REFERENCES clientela_tenant (number),
  type text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  body text, -- JSON, as it was written: jsonb would refuse a NUL in a text
  PRIMARY KEY (tenant, type, id)
);

CREATE TABLE clientela_index (
  tenant integer NOT NULL,
  type text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,
  value text COLLATE "C" NOT NULL, -- or its digest, if it is long
  id text COLLATE "C" NOT NULL,
  PRIMARY KEY (tenant, type, name, value, id),
  FOREIGN KEY (tenant, type, id) REFERENCES clientela_entity (tenant, type, id)
);

CREATE INDEX clientela_index_of_entity ON clientela_index (tenant, type, id);

-- What happened, in the order in which it is read.
CREATE TABLE clientela_event (
  tenant integer NOT NULL REFERENCES clientela_tenant (number),
  customer text COLLATE "C" NOT NULL,
  occurred_at bigint NOT NULL, -- microseconds since 1970-01-01T00:00:00Z
  sequence bigint NOT NULL,
  id text COLLATE "C" NOT NULL,
  type text COLLATE "C" NOT NULL,
  recorded_at bigint NOT NULL, -- microseconds since 1970-01-01T00:00:00Z
  source text COLLATE "C",
  currency text COLLATE "C",
  amount text COLLATE "C", -- decimal, exact
  cost text COLLATE "C", -- decimal, exact
  quantity text COLLATE "C", -- decimal, exact
  offering text COLLATE "C",
  channel text COLLATE "C",
  rating text COLLATE "C", -- decimal, exact
  reference text COLLATE "C",
  note text COLLATE "C",
  attributes text, -- JSON
  PRIMARY KEY (tenant, customer, occurred_at, sequence)
);

CREATE UNIQUE INDEX clientela_event_once ON clientela_event (tenant, id);

CREATE SEQUENCE clientela_event_sequence;

INSERT INTO clientela_schema (version) VALUES (1);
