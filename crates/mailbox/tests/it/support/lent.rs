// SPDX-License-Identifier: EUPL-1.2
//! PostgreSQL databases that tests use one after another: making and dropping one costs more than most tests do.

use std::path::Path;
use std::sync::Mutex;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Text};
use mailbox::{DatabaseConfig, Sensitive, Store};
use protocol::Hash;

use super::world::store_config;

/// First of two keys of the advisory locks; the second is the number of a database, or `TEMPLATE`.
const LOCK: i32 = 4711;
const TEMPLATE: i32 = 0;

/// An empty database with all migrations done, which nobody else has for as long as this lives. The lock belongs to a session, so that a
/// test which is killed gives its database back as well.
pub struct PgDatabase {
    url: String,
    _lock: Mutex<PgConnection>,
}

#[derive(QueryableByName)]
struct Answer {
    #[diesel(sql_type = Bool)]
    answer: bool,
}

#[derive(QueryableByName)]
struct Shape {
    #[diesel(sql_type = Text)]
    shape: String,
}

impl PgDatabase {
    pub fn lend(server: &str) -> Self {
        let mut conn = PgConnection::establish(server).unwrap();
        // Its name is that of the migrations' contents, so that a server which outlives the tests never lends an old schema.
        let template = format!("mb_{}", migrations_hash());
        conn.batch_execute(&format!("SELECT pg_advisory_lock({LOCK}, {TEMPLATE})"))
            .unwrap();
        if !exists(&mut conn, &template) {
            make_template(&mut conn, server, &template);
        }
        conn.batch_execute(&format!("SELECT pg_advisory_unlock({LOCK}, {TEMPLATE})"))
            .unwrap();

        let number = (1..)
            .find(|number| {
                let sql = format!("pg_try_advisory_lock({LOCK}, {number})");
                ask(&mut conn, &sql)
            })
            .unwrap();
        let name = format!("{template}_{number}");
        let url = at(server, &name);
        if !exists(&mut conn, &name) || !emptied(&mut conn, &name, &url, &template) {
            conn.batch_execute(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
                .unwrap();
            conn.batch_execute(&format!(
                "CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy"
            ))
            .unwrap();
        }
        Self {
            url,
            _lock: Mutex::new(conn),
        }
    }

    pub fn url(&self) -> String {
        self.url.clone()
    }
}

fn at(server: &str, database: &str) -> String {
    let (server, _) = server.rsplit_once('/').unwrap();
    format!("{server}/{database}")
}

fn ask(conn: &mut PgConnection, sql: &str) -> bool {
    let answer: Answer = diesel::sql_query(format!("SELECT {sql} AS answer"))
        .get_result(conn)
        .unwrap();
    answer.answer
}

fn exists(conn: &mut PgConnection, database: &str) -> bool {
    let sql = format!("EXISTS (SELECT FROM pg_database WHERE datname = '{database}')");
    ask(conn, &sql)
}

/// Deletes whatever the test before has left. `false` when it changed the schema.
fn emptied(conn: &mut PgConnection, name: &str, url: &str, template: &str) -> bool {
    let sql = format!(
        "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = '{name}'"
    );
    conn.batch_execute(&sql).unwrap();
    let mut inside = PgConnection::establish(url).unwrap();
    if shape(&mut inside) != template_shape(conn, template) {
        return false;
    }
    // Neither triggers nor references are asked: what may never be deleted goes as well.
    inside
        .batch_execute(
            "SET session_replication_role = replica;
            DO $$ DECLARE t record; BEGIN
              FOR t IN SELECT schemaname, tablename FROM pg_tables
                WHERE schemaname IN ('public', 'shred') AND tablename <> '__diesel_schema_migrations'
              LOOP EXECUTE format('DELETE FROM %I.%I', t.schemaname, t.tablename); END LOOP;
            END $$",
        )
        .unwrap();
    true
}

/// Everything of the schema that a test could have changed.
fn shape(conn: &mut PgConnection) -> String {
    let found: Shape = diesel::sql_query(
        "SELECT md5(string_agg(x, '|' ORDER BY x)) AS shape FROM (
           SELECT concat_ws(' ', c.oid::regclass, c.relkind, a.attname, a.atttypid, a.attnotnull) AS x
             FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
             WHERE c.relnamespace::regnamespace::text IN ('public', 'shred') AND a.attnum > 0 AND NOT a.attisdropped
           UNION ALL SELECT concat_ws(' ', tgrelid::regclass, tgname, tgenabled) FROM pg_trigger WHERE NOT tgisinternal
           UNION ALL SELECT concat_ws(' ', conrelid::regclass, pg_get_constraintdef(oid)) FROM pg_constraint
             WHERE connamespace::regnamespace::text IN ('public', 'shred')
           UNION ALL SELECT concat_ws(' ', oid::regproc, prosrc) FROM pg_proc
             WHERE pronamespace::regnamespace::text IN ('public', 'shred')
         ) y",
    )
    .get_result(conn)
    .unwrap();
    found.shape
}

/// The shape of the template is a comment on it: nobody may be connected while it is copied.
fn template_shape(conn: &mut PgConnection, template: &str) -> String {
    let found: Shape = diesel::sql_query(
        "SELECT shobj_description(oid, 'pg_database') AS shape FROM pg_database WHERE datname = $1",
    )
    .bind::<Text, _>(template)
    .get_result(conn)
    .unwrap();
    found.shape
}

fn make_template(conn: &mut PgConnection, server: &str, name: &str) {
    // Under another name until it is complete: a test that is ended meanwhile must not leave half a template.
    let making = format!("mb_making_{}", uuid::Uuid::new_v4().simple());
    conn.batch_execute(&format!("CREATE DATABASE {making}"))
        .unwrap();
    let url = at(server, &making);
    let database = DatabaseConfig::Postgres {
        url: Some(Sensitive::new(url.clone())),
        url_file: None,
        shred_url_file: None,
    };
    Store::migrate(&store_config(database, Path::new("unused"))).unwrap();
    let mut inside = PgConnection::establish(&url).unwrap();
    demand_no_rows(&mut inside);
    let shape = shape(&mut inside);
    drop(inside);
    conn.batch_execute(&format!(
        "COMMENT ON DATABASE {making} IS '{shape}'; ALTER DATABASE {making} RENAME TO {name}"
    ))
    .unwrap();
}

/// A migration that brings rows would lose them to `emptied`, and sequences would go on counting.
fn demand_no_rows(conn: &mut PgConnection) {
    conn.batch_execute(
        "DO $$ DECLARE t regclass; found bool; BEGIN
          FOR t IN SELECT oid FROM pg_class
            WHERE relnamespace::regnamespace::text IN ('public', 'shred') AND relkind IN ('r', 'S')
              AND relname <> '__diesel_schema_migrations'
          LOOP
            EXECUTE format('SELECT EXISTS (SELECT FROM %s)', t) INTO found;
            IF found THEN RAISE 'migrations leave rows or a sequence in %', t; END IF;
          END LOOP;
        END $$",
    )
    .unwrap();
}

/// Sixteen hex digits that change with any migration.
fn migrations_hash() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../migrations");
    let mut files: Vec<_> = ["postgres", "shred/postgres"]
        .iter()
        .flat_map(|name| std::fs::read_dir(folder.join(name)).unwrap())
        .flat_map(|step| std::fs::read_dir(step.unwrap().path()).unwrap())
        .map(|file| file.unwrap().path())
        .collect();
    files.sort();
    let all: Vec<u8> = files
        .iter()
        .flat_map(|file| std::fs::read(file).unwrap())
        .collect();
    Hash::of(&all)
        .as_bytes()
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
