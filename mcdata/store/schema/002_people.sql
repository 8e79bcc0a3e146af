-- participants, speakers, and their place in a séance
create table participant (
    programme_id text not null,
    participant_id text not null,
    first_name text not null,
    last_name text not null,
    college text not null,
    quartier text not null,
    sector text not null,
    epci text not null,
    gender text not null,
    age_band text not null,
    contact text not null,
    drawn_by_lot boolean not null,
    is_demo boolean not null,
    primary key (programme_id, participant_id)
);

create table enrolment (
    seance_id text not null,
    participant_id text not null,
    status text not null,
    present boolean not null,
    seat integer, -- null once the séance is sealed
    primary key (seance_id, participant_id)
);

create table speaker (
    programme_id text not null,
    speaker_id text not null,
    name text not null,
    metier text not null,
    organisation text not null,
    agreed_named boolean not null,
    is_demo boolean not null,
    primary key (programme_id, speaker_id)
);

create table invitation (
    seance_id text not null,
    speaker_id text not null,
    stage text not null,
    changed_at timestamp not null,
    primary key (seance_id, speaker_id)
);
