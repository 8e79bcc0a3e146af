-- programmes, séances and what is prepared for them
create table programme (
    programme_id text primary key,
    title text not null,
    departement text not null,
    year integer not null,
    target_people integer not null,
    is_demo boolean not null
);

create table seance (
    seance_id text primary key,
    programme_id text not null,
    number integer not null,
    kind text not null,
    theme text not null,
    title text not null,
    starts_at timestamp not null,
    place text not null,
    code text not null,
    sector text,
    capacity integer not null check (capacity between 1 and 500),
    stage text not null
);

create table block (
    seance_id text not null,
    block_id text not null,
    position integer not null,
    title text not null,
    minutes integer not null check (minutes >= 0),
    primary key (seance_id, block_id)
);

create table poll (
    seance_id text not null,
    poll_id text not null,
    position integer not null,
    type text not null,
    question text not null,
    options text not null, -- JSON list of texts
    max_choices integer not null,
    outside integer not null,
    moment text not null,
    reference text,
    primary key (seance_id, poll_id)
);
