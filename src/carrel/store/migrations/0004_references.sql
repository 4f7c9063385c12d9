-- Reference lists: what was read out of a text, which can be read anew, and what a person says of
-- it, which is never changed and never shortened.

-- reader names what read the lists, for a newer one to read them again; cuts are the entries whose
-- borders a person had set.
CREATE TABLE reference_reading (
    document TEXT PRIMARY KEY REFERENCES document (digest),
    reader TEXT NOT NULL,
    read_at TEXT NOT NULL,
    headings_json TEXT NOT NULL,
    cuts_json TEXT NOT NULL
);

-- An entry of several parts has a running head or the like between them.
CREATE TABLE reference_entry (
    document TEXT NOT NULL REFERENCES reference_reading (document),
    start_position INTEGER NOT NULL,
    end_position INTEGER NOT NULL,
    list INTEGER NOT NULL,
    parts_json TEXT NOT NULL,
    record_json TEXT NOT NULL,
    PRIMARY KEY (document, start_position, end_position)
);

-- Where the text cites its entries, which the record counts in the order of their places, from 0.
CREATE TABLE reference_tie (
    document TEXT NOT NULL REFERENCES reference_reading (document),
    start_position INTEGER NOT NULL,
    end_position INTEGER NOT NULL,
    record_json TEXT NOT NULL,
    PRIMARY KEY (document, start_position, end_position)
);

-- What is said of the entry at a place, before and after; together is the number of the first
-- correction of what was done at once, undoes the one of what it takes back.
CREATE TABLE correction (
    document TEXT NOT NULL REFERENCES document (digest),
    number INTEGER NOT NULL,
    instant TEXT NOT NULL,
    start_position INTEGER NOT NULL,
    end_position INTEGER NOT NULL,
    before_json TEXT,
    after_json TEXT,
    together INTEGER NOT NULL,
    undoes INTEGER,
    PRIMARY KEY (document, number)
);

-- Lists that were pasted, each a text of its own.
CREATE TABLE pasted_list (
    document TEXT PRIMARY KEY REFERENCES document (digest),
    added TEXT NOT NULL,
    one_per_line INTEGER NOT NULL,
    removed TEXT
);
