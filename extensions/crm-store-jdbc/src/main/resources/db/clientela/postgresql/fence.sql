-- Lets a transaction see the rows of the tenant that it has named, and no others, whatever its statements say.
-- May be run again. The four tables force this on their owner too; that of the tenants lets its owner add some.
ALTER TABLE clientela_tenant ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS clientela_fence ON clientela_tenant;
CREATE POLICY clientela_fence ON clientela_tenant
  USING (number = nullif(current_setting('clientela.tenant', true), '')::integer
    OR id = current_setting('clientela.tenant_id', true));

ALTER TABLE clientela_type ENABLE ROW LEVEL SECURITY;
ALTER TABLE clientela_type FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS clientela_fence ON clientela_type;
CREATE POLICY clientela_fence ON clientela_type
  USING (tenant = nullif(current_setting('clientela.tenant', true), '')::integer);

ALTER TABLE clientela_entity ENABLE ROW LEVEL SECURITY;
ALTER TABLE clientela_entity FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS clientela_fence ON clientela_entity;
CREATE POLICY clientela_fence ON clientela_entity
  USING (tenant = nullif(current_setting('clientela.tenant', true), '')::integer);

ALTER TABLE clientela_index ENABLE ROW LEVEL SECURITY;
ALTER TABLE clientela_index FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS clientela_fence ON clientela_index;
CREATE POLICY clientela_fence ON clientela_index
  USING (tenant = nullif(current_setting('clientela.tenant', true), '')::integer);

ALTER TABLE clientela_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE clientela_event FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS clientela_fence ON clientela_event;
CREATE POLICY clientela_fence ON clientela_event
  USING (tenant = nullif(current_setting('clientela.tenant', true), '')::integer);
