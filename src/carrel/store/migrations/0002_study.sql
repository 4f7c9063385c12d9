-- Studies: claims coded from passages, and every act of coding. Instants, digests, positions and
-- columns named *_json as in the first step.

-- folded is the name as it is compared. record_json holds all of a study but its name.
CREATE TABLE study (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    folded TEXT NOT NULL UNIQUE,
    record_json TEXT NOT NULL,
    revision INTEGER NOT NULL,
    active INTEGER NOT NULL,
    removed TEXT
);
CREATE UNIQUE INDEX study_active ON study (active) WHERE active = 1;

-- made is the number of the act that made the claim, and so its place among the others.
CREATE TABLE claim (
    study TEXT NOT NULL REFERENCES study (id),
    id TEXT NOT NULL,
    made INTEGER NOT NULL,
    coder TEXT NOT NULL,
    record_json TEXT NOT NULL,
    revision INTEGER NOT NULL,
    deleted TEXT,
    PRIMARY KEY (study, id)
);
CREATE INDEX claim_made ON claim (study, made);

-- Where a claim stands, for the pages that show it beside the text.
CREATE TABLE claim_passage (
    study TEXT NOT NULL,
    claim TEXT NOT NULL,
    place INTEGER NOT NULL,
    work TEXT NOT NULL REFERENCES work (citation_key),
    document TEXT NOT NULL REFERENCES document (digest),
    start_position INTEGER NOT NULL,
    end_position INTEGER NOT NULL,
    PRIMARY KEY (study, claim, place),
    FOREIGN KEY (study, claim) REFERENCES claim (study, id)
);
CREATE INDEX claim_passage_place ON claim_passage (work, study, start_position);

-- Every act of coding. together is the number of the first act of the same deed, undoes that of
-- the deed which an act takes back.
CREATE TABLE act (
    study TEXT NOT NULL REFERENCES study (id),
    number INTEGER NOT NULL,
    instant TEXT NOT NULL,
    coder TEXT NOT NULL,
    subject TEXT NOT NULL,
    id TEXT NOT NULL,
    before_json TEXT,
    after_json TEXT,
    together INTEGER NOT NULL,
    undoes INTEGER,
    PRIMARY KEY (study, number)
);
CREATE INDEX act_coder ON act (study, coder, together, undoes);
CREATE INDEX act_id ON act (study, subject, id, number);
CREATE INDEX act_together ON act (study, together);

-- The log is only ever added to.
CREATE TRIGGER act_kept BEFORE UPDATE ON act
BEGIN
    SELECT RAISE(ABORT, 'an act of coding is never altered');
END;
CREATE TRIGGER act_stays BEFORE DELETE ON act
BEGIN
    SELECT RAISE(ABORT, 'an act of coding is never taken away');
END;
