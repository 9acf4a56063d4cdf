from django.db import migrations

FORBID = """
CREATE FUNCTION audit_forbid() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the record is only ever added to' USING errcode = '42501';
END $$;
CREATE TRIGGER audit_event_stays BEFORE UPDATE OR DELETE ON audit_event FOR EACH ROW EXECUTE FUNCTION audit_forbid();
CREATE TRIGGER audit_event_stays_whole BEFORE TRUNCATE ON audit_event FOR EACH STATEMENT EXECUTE FUNCTION audit_forbid();
"""
ALLOW = """
DROP TRIGGER audit_event_stays ON audit_event;
DROP TRIGGER audit_event_stays_whole ON audit_event;
DROP FUNCTION audit_forbid();
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunSQL(FORBID, ALLOW)]
