-- the network of the room where a séance is held: shown there, and in nothing that is published
create table wifi (
    seance_id text primary key,
    name text not null,
    password text not null -- "" for an open network
);
