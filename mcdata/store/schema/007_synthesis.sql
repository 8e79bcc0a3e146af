-- who wrote and who validated a synthesis; validated documents as they were signed; the doubts
-- that were lifted, and why; what was typed and not saved yet
alter table synthesis add column author text;
alter table synthesis add column validated_by text;
alter table synthesis add column validated_at timestamp;

-- a validated document for good: nothing that changes later shows on it
create table synthesis_frozen (
    seance_id text not null,
    version integer not null,
    validated_at timestamp not null,
    validated_by text not null,
    report text not null, -- JSON, see synthesis.freezing
    primary key (seance_id, version)
);

-- a name, telephone or address that may be published all the same; `finding` is a digest, so that
-- the record of a doubt doesn't itself hold the name
create table synthesis_lifting (
    seance_id text not null,
    finding text not null,
    reason text not null, -- empty: it isn't lifted any more
    lifted_by text not null,
    lifted_at timestamp not null,
    primary key (seance_id, finding)
);

create table synthesis_draft (
    seance_id text not null,
    field text not null,
    typed text not null,
    primary key (seance_id, field)
);
