import type { Migration } from '../migrate.ts'

/**
 * The data model (docs/data-model.md). Times are epoch milliseconds UTC; a NULL says that the record did
 * not. `event` is narrow and append-only; what it shares with other events is interned in the dimension
 * tables, whose row 0 is "absent".
 */
export const migration: Migration = {
  version: 1,
  up(db) {
    db.exec(`
      CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

      CREATE TABLE file (
        file_id INTEGER PRIMARY KEY,
        journal_seq INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        member TEXT,
        name TEXT NOT NULL,
        bytes INTEGER NOT NULL,
        format TEXT NOT NULL,
        layout TEXT NOT NULL,
        collected_by TEXT,
        as_of INTEGER,
        tenant TEXT,
        records INTEGER NOT NULL DEFAULT 0,
        imported INTEGER NOT NULL DEFAULT 0,
        duplicate INTEGER NOT NULL DEFAULT 0,
        merged INTEGER NOT NULL DEFAULT 0,
        quarantined INTEGER NOT NULL DEFAULT 0,
        ignored INTEGER NOT NULL DEFAULT 0,
        first_event_at INTEGER,
        last_event_at INTEGER
      ) STRICT;
      CREATE UNIQUE INDEX file_content ON file (sha256, ifnull(member, ''), ifnull(as_of, -1));

      CREATE TABLE file_source (
        file_id INTEGER NOT NULL REFERENCES file,
        source TEXT NOT NULL,
        records INTEGER NOT NULL,
        first_at INTEGER NOT NULL,
        last_at INTEGER NOT NULL,
        ascending INTEGER NOT NULL,
        descending INTEGER NOT NULL,
        PRIMARY KEY (file_id, source)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE file_warning (
        file_id INTEGER NOT NULL REFERENCES file,
        code TEXT NOT NULL,
        message TEXT NOT NULL,
        PRIMARY KEY (file_id, code, message)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE file_ignored (
        file_id INTEGER NOT NULL REFERENCES file,
        code TEXT NOT NULL,
        records INTEGER NOT NULL,
        PRIMARY KEY (file_id, code)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE quarantine (
        file_id INTEGER NOT NULL REFERENCES file,
        offset INTEGER NOT NULL,
        length INTEGER NOT NULL,
        code TEXT NOT NULL
      ) STRICT;

      CREATE TABLE activity (
        activity_id INTEGER PRIMARY KEY, tenant TEXT, source TEXT, record_type TEXT, operation TEXT,
        operation_raw TEXT, ok INTEGER, error_code TEXT, logon_type TEXT, external_access INTEGER,
        mail_access TEXT, throttled INTEGER
      ) STRICT;
      CREATE TABLE actor (
        actor_id INTEGER PRIMARY KEY, kind TEXT, id TEXT, upn TEXT, home_tenant TEXT, app_id TEXT
      ) STRICT;
      CREATE TABLE target (target_id INTEGER PRIMARY KEY, kind TEXT, id TEXT, name TEXT) STRICT;
      CREATE TABLE mailbox (mailbox_id INTEGER PRIMARY KEY, address TEXT) STRICT;
      CREATE TABLE address (
        address_id INTEGER PRIMARY KEY, ip TEXT, trust TEXT, asn INTEGER, country TEXT
      ) STRICT;
      CREATE TABLE client (
        client_id INTEGER PRIMARY KEY, user_agent TEXT, info TEXT, app TEXT
      ) STRICT;
      CREATE TABLE app (
        app_id INTEGER PRIMARY KEY, id TEXT, api_id TEXT, host_id TEXT, owner_tenant TEXT,
        resource_id TEXT, resource_tenant TEXT
      ) STRICT;
      CREATE TABLE auth (
        auth_id INTEGER PRIMARY KEY, protocol TEXT, incoming_token TEXT, transfer_method TEXT,
        requirement TEXT, ca_status TEXT, cae INTEGER, cross_tenant_access TEXT, issuer TEXT,
        risk_event_type TEXT
      ) STRICT;
      CREATE TABLE credential (
        credential_id INTEGER PRIMARY KEY, type TEXT, key_id TEXT, thumbprint TEXT, federated_id TEXT
      ) STRICT;
      CREATE TABLE session (session_id INTEGER PRIMARY KEY, id TEXT) STRICT;
      CREATE TABLE device (device_id INTEGER PRIMARY KEY, id TEXT) STRICT;
      CREATE TABLE token (token_id INTEGER PRIMARY KEY, id TEXT) STRICT;

      CREATE UNIQUE INDEX activity_cells ON activity (
        ifnull(tenant, x''), ifnull(source, x''), ifnull(record_type, x''),
        ifnull(operation, x''), ifnull(operation_raw, x''), ifnull(ok, x''),
        ifnull(error_code, x''), ifnull(logon_type, x''), ifnull(external_access,
        x''), ifnull(mail_access, x''), ifnull(throttled, x''));
      CREATE UNIQUE INDEX actor_cells ON actor (
        ifnull(kind, x''), ifnull(id, x''), ifnull(upn, x''), ifnull(home_tenant,
        x''), ifnull(app_id, x''));
      CREATE UNIQUE INDEX target_cells ON target (
        ifnull(kind, x''), ifnull(id, x''), ifnull(name, x''));
      CREATE UNIQUE INDEX mailbox_cells ON mailbox (address);
      CREATE UNIQUE INDEX address_cells ON address (
        ifnull(ip, x''), ifnull(trust, x''), ifnull(asn, x''), ifnull(country,
        x''));
      CREATE UNIQUE INDEX client_cells ON client (
        ifnull(user_agent, x''), ifnull(info, x''), ifnull(app, x''));
      CREATE UNIQUE INDEX app_cells ON app (
        ifnull(id, x''), ifnull(api_id, x''), ifnull(host_id, x''),
        ifnull(owner_tenant, x''), ifnull(resource_id, x''), ifnull(resource_tenant,
        x''));
      CREATE UNIQUE INDEX auth_cells ON auth (
        ifnull(protocol, x''), ifnull(incoming_token, x''), ifnull(transfer_method,
        x''), ifnull(requirement, x''), ifnull(ca_status, x''), ifnull(cae,
        x''), ifnull(cross_tenant_access, x''), ifnull(issuer, x''),
        ifnull(risk_event_type, x''));
      CREATE UNIQUE INDEX credential_cells ON credential (
        ifnull(type, x''), ifnull(key_id, x''), ifnull(thumbprint, x''),
        ifnull(federated_id, x''));
      CREATE UNIQUE INDEX session_cells ON session (id);
      CREATE UNIQUE INDEX device_cells ON device (id);
      CREATE UNIQUE INDEX token_cells ON token (id);

      CREATE TABLE event (
        event_id INTEGER PRIMARY KEY,
        file_id INTEGER NOT NULL,
        offset INTEGER NOT NULL,
        length INTEGER NOT NULL,
        identity INTEGER NOT NULL,
        record_id ANY,
        at INTEGER NOT NULL,
        until INTEGER,
        ingested_at INTEGER,
        token_issued_at INTEGER,
        count INTEGER,
        activity_id INTEGER NOT NULL,
        actor_id INTEGER NOT NULL,
        target_id INTEGER NOT NULL,
        mailbox_id INTEGER NOT NULL,
        address_id INTEGER NOT NULL,
        client_id INTEGER NOT NULL,
        app_id INTEGER NOT NULL,
        auth_id INTEGER NOT NULL,
        credential_id INTEGER NOT NULL,
        session_id INTEGER NOT NULL,
        device_id INTEGER NOT NULL,
        token_id INTEGER NOT NULL,
        detail TEXT
      ) STRICT;
      CREATE TABLE event_version (
        event_id INTEGER NOT NULL, fingerprint TEXT NOT NULL, file_id INTEGER NOT NULL,
        offset INTEGER NOT NULL, length INTEGER NOT NULL,
        PRIMARY KEY (event_id, fingerprint)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE event_collision (
        event_id INTEGER PRIMARY KEY, fingerprint TEXT NOT NULL
      ) STRICT;

      CREATE TABLE snapshot (
        snapshot_id INTEGER PRIMARY KEY,
        file_id INTEGER NOT NULL REFERENCES file,
        offset INTEGER NOT NULL,
        length INTEGER NOT NULL,
        kind TEXT NOT NULL,
        object_id TEXT NOT NULL,
        name TEXT,
        tenant TEXT,
        as_of INTEGER,
        attributes TEXT NOT NULL
      ) STRICT;
      CREATE INDEX snapshot_object ON snapshot (kind, object_id, as_of);

      CREATE TABLE annex (
        annex_id INTEGER PRIMARY KEY, kind TEXT NOT NULL, sha256 TEXT NOT NULL, fields TEXT NOT NULL
      ) STRICT;
      CREATE TABLE indicator (
        indicator_id TEXT PRIMARY KEY, kind TEXT NOT NULL, value TEXT NOT NULL, tier TEXT NOT NULL,
        state TEXT NOT NULL, valid_from INTEGER, valid_to INTEGER, decided_by TEXT, why TEXT
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE disposition (
        finding_id TEXT NOT NULL, verdict TEXT NOT NULL, person TEXT NOT NULL, why TEXT NOT NULL,
        artefact TEXT,
        PRIMARY KEY (finding_id, person)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE activity_hour (
        source TEXT NOT NULL, hour INTEGER NOT NULL, events INTEGER NOT NULL,
        PRIMARY KEY (source, hour)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE mailbox_day (
        mailbox_id INTEGER NOT NULL, day INTEGER NOT NULL, events INTEGER NOT NULL,
        owner_events INTEGER NOT NULL, throttled INTEGER NOT NULL,
        PRIMARY KEY (mailbox_id, day)
      ) STRICT, WITHOUT ROWID;

      CREATE VIEW event_view AS
        SELECT e.event_id AS event, e.at, e.until, e.ingested_at, e.token_issued_at, e.count,
          a.tenant, a.source, a.record_type, a.operation, a.operation_raw, a.ok, a.error_code,
          a.logon_type, a.external_access, a.mail_access, a.throttled,
          actor.kind AS actor_kind, actor.id AS actor_id, actor.upn AS actor_upn,
          actor.home_tenant AS actor_home_tenant, actor.app_id AS actor_app_id,
          target.kind AS target_kind, target.id AS target_id, target.name AS target_name,
          mailbox.address AS mailbox,
          address.ip, address.trust AS ip_trust, address.asn, address.country,
          client.user_agent, client.info AS client_info, client.app AS client_app,
          app.id AS app_id, app.api_id, app.host_id AS host_app_id,
          app.owner_tenant AS app_owner_tenant, app.resource_id, app.resource_tenant,
          auth.protocol AS auth_protocol, auth.incoming_token, auth.transfer_method,
          auth.requirement AS auth_requirement, auth.ca_status, auth.cae,
          auth.cross_tenant_access, auth.issuer, auth.risk_event_type,
          credential.type AS credential_type, credential.key_id AS credential_key_id,
          credential.thumbprint AS credential_thumbprint,
          credential.federated_id AS federated_credential_id,
          session.id AS session_id, device.id AS device_id, token.id AS token_id,
          CASE WHEN e.token_id <> -1 THEN NULL WHEN typeof(e.record_id) = 'text' THEN e.record_id
            ELSE lower(substr(hex(e.record_id), 1, 8) || '-' || substr(hex(e.record_id), 9, 4) || '-'
              || substr(hex(e.record_id), 13, 4) || '-' || substr(hex(e.record_id), 17, 4) || '-'
              || substr(hex(e.record_id), 21)) END AS issued_token_id
        FROM event e
        LEFT JOIN activity a ON a.activity_id = e.activity_id
        LEFT JOIN actor ON actor.actor_id = e.actor_id
        LEFT JOIN target ON target.target_id = e.target_id AND e.target_id > 0
        LEFT JOIN mailbox ON mailbox.mailbox_id = e.mailbox_id AND e.mailbox_id > 0
        LEFT JOIN address ON address.address_id = e.address_id AND e.address_id > 0
        LEFT JOIN client ON client.client_id = e.client_id
        LEFT JOIN app ON app.app_id = e.app_id AND e.app_id > 0
        LEFT JOIN auth ON auth.auth_id = e.auth_id
        LEFT JOIN credential ON credential.credential_id = e.credential_id AND e.credential_id > 0
        LEFT JOIN session ON session.session_id = e.session_id AND e.session_id > 0
        LEFT JOIN device ON device.device_id = e.device_id AND e.device_id > 0
        LEFT JOIN token ON token.token_id = e.token_id AND e.token_id > 0;
      CREATE VIEW parameter_view AS
        SELECT d.event_id AS event, lower(p.key) AS name, p.value
        FROM event d, json_each(d.detail, '$.parameters') p;
      CREATE VIEW change_view AS
        SELECT d.event_id AS event, lower(json_extract(c.value, '$.name')) AS name,
          json_extract(c.value, '$.old') AS old, json_extract(c.value, '$.new') AS new
        FROM event d, json_each(d.detail, '$.changes') c;
      CREATE VIEW feature_view AS
        SELECT d.event_id AS event, f.value AS feature
        FROM event d, json_each(d.detail, '$.features') f;
    `)
  },
}
