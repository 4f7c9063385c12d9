-- Styles of the reader's own, each file an original; options of a project beyond its style.

-- declared is the address by which the file names itself, for dependent styles to find it.
CREATE TABLE style (
    id TEXT PRIMARY KEY,
    title_json TEXT NOT NULL,
    declared_json TEXT NOT NULL,
    parent_json TEXT NOT NULL,
    original TEXT NOT NULL REFERENCES original (digest),
    added TEXT NOT NULL,
    removed TEXT
);

-- Names and values as the citation processor has them; what is left out is strict CSL.
ALTER TABLE project ADD COLUMN options_json TEXT NOT NULL DEFAULT '{}';
