-- what a question's count needs: a quiz's right answer, and what was answered without a phone
alter table poll add column right_answer integer;

-- every count of hands of an open question, so that the last one can be undone; gone once sealed
create table hand_count (
    seance_id text not null,
    poll_id text not null,
    number integer not null, -- of the journal's fact that says how many people
    answers text not null, -- JSON list, see polls.encode_answer
    primary key (seance_id, poll_id, number)
);
