-- The library. Instants are ISO 8601 in UTC, digests SHA-256 in hexadecimal, positions code
-- points in canonical text, half-open. Columns named *_json hold JSON; what may hold bytes that
-- are no well-formed Unicode is kept as UTF-8 bytes.

CREATE TABLE original (
    digest TEXT PRIMARY KEY,
    media_type TEXT NOT NULL,
    file_name TEXT NOT NULL,
    size INTEGER NOT NULL,
    added TEXT NOT NULL
);

-- One row for each text; what its overview shows is read without a page of it.
CREATE TABLE document (
    digest TEXT PRIMARY KEY,
    structure TEXT NOT NULL,
    language TEXT NOT NULL,
    characters INTEGER NOT NULL,
    pages INTEGER NOT NULL,
    labelled INTEGER NOT NULL,
    kinds_json TEXT NOT NULL,
    outline_json TEXT NOT NULL,
    safe_html BLOB NOT NULL
);

-- The narrow half of a page: found, counted and listed without its text. kinds holds the kinds
-- of its blocks, each between bars.
CREATE TABLE page (
    document TEXT NOT NULL REFERENCES document (digest),
    number INTEGER NOT NULL,
    start_position INTEGER NOT NULL,
    end_position INTEGER NOT NULL,
    label_json TEXT,
    kinds TEXT NOT NULL,
    PRIMARY KEY (document, number)
);
CREATE INDEX page_position ON page (document, start_position);

-- The wide half. Blocks and inlines stand whole on every page that they touch, each with its
-- place in the document's own order.
CREATE TABLE page_text (
    document TEXT NOT NULL,
    number INTEGER NOT NULL,
    text BLOB NOT NULL,
    blocks_json TEXT NOT NULL,
    inlines_json TEXT NOT NULL,
    PRIMARY KEY (document, number),
    FOREIGN KEY (document, number) REFERENCES page (document, number)
);

CREATE TABLE work (
    citation_key TEXT PRIMARY KEY,
    item_json TEXT NOT NULL,
    provenance_json TEXT NOT NULL,
    document TEXT REFERENCES document (digest),
    original TEXT REFERENCES original (digest),
    added TEXT NOT NULL,
    removed TEXT
);
CREATE INDEX work_original ON work (original);

CREATE TABLE annotation (
    id TEXT PRIMARY KEY,
    work TEXT NOT NULL REFERENCES work (citation_key),
    document TEXT NOT NULL,
    start_position INTEGER,
    end_position INTEGER,
    quote_json TEXT,
    color TEXT NOT NULL,
    note_json TEXT NOT NULL,
    tags_json TEXT NOT NULL,
    created TEXT NOT NULL,
    modified TEXT NOT NULL,
    revision INTEGER NOT NULL,
    deleted TEXT
);
CREATE INDEX annotation_place ON annotation (work, start_position);

-- folded is the name as it is compared: two projects never differ by case alone.
CREATE TABLE project (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    folded TEXT NOT NULL UNIQUE,
    style TEXT NOT NULL,
    language TEXT NOT NULL,
    active INTEGER NOT NULL
);
CREATE UNIQUE INDEX project_active ON project (active) WHERE active = 1;

CREATE TABLE project_work (
    project TEXT NOT NULL REFERENCES project (id),
    work TEXT NOT NULL REFERENCES work (citation_key),
    place INTEGER NOT NULL,
    PRIMARY KEY (project, work)
);
CREATE INDEX project_work_work ON project_work (work);

CREATE TABLE draft (
    place TEXT PRIMARY KEY,
    text_json TEXT NOT NULL,
    saved TEXT NOT NULL
);

-- What was ever done to a work, an annotation or a project, and the record it left: never
-- changed, never shortened.
CREATE TABLE history (
    number INTEGER PRIMARY KEY,
    instant TEXT NOT NULL,
    subject TEXT NOT NULL,
    id TEXT NOT NULL,
    deed TEXT NOT NULL,
    record_json TEXT NOT NULL
);
CREATE INDEX history_subject ON history (subject, id, number);

-- There is always one active project.
INSERT INTO project (id, name, folded, style, language, active)
VALUES ('first', 'My project', 'my project', 'modern-language-association', '', 1);
