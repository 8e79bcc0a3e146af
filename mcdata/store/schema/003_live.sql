-- the journal, the urns, and the writer's own bookkeeping
create table journal (
    seance_id text not null,
    number integer not null,
    happened_at timestamp not null,
    author text not null,
    fact text not null,
    fields text not null, -- JSON object
    primary key (seance_id, number)
);

-- an urn while its question can still change: one row a voter
create table answer (
    seance_id text not null,
    poll_id text not null,
    voter text not null,
    value text not null, -- JSON, see polls.encode_answer
    primary key (seance_id, poll_id, voter)
);

-- a sealed urn: shuffled, without key, time or order
create table sealed_answer (
    seance_id text not null,
    poll_id text not null,
    position integer not null,
    value text not null,
    primary key (seance_id, poll_id, position)
);

-- who answered a sealed question, kept apart from what was answered
create table sealed_voter (
    seance_id text not null,
    poll_id text not null,
    voter text not null,
    primary key (seance_id, poll_id, voter)
);

create table synthesis (
    seance_id text primary key,
    version integer not null,
    stage text not null,
    points text not null, -- JSON list of texts
    follow_ups text not null -- JSON list of texts
);

-- one number a séance, grown by every commit that touches it: the live feed's version
create table version (
    seance_id text primary key,
    version bigint not null
);

-- the last batch of the recovery log that this database holds
create table recovery (
    id integer primary key,
    batch bigint not null,
    identity text not null
);
