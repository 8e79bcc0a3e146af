-- name: programmes
-- every programme, newest first
select programme_id, title, departement, year, target_people, is_demo
from programme
order by year desc, programme_id;

-- name: seances
-- every séance of every programme, in their order
select seance_id, programme_id, number, kind, theme, title, starts_at, place, code, sector,
       capacity, stage
from seance
order by programme_id, number, starts_at;

-- name: wifi
-- the network of the room of one séance
select seance_id, name, password from wifi where seance_id = :seance_id;

-- name: blocks
-- the running order of one séance
select seance_id, block_id, position, title, minutes
from block
where seance_id = :seance_id
order by position;

-- name: polls
-- the questions of one séance, in their order
select seance_id, poll_id, position, type, question, options, max_choices, outside, moment,
       reference, right_answer
from poll
where seance_id = :seance_id
order by position, poll_id;

-- name: participants
-- the people of one programme (sorted by name once read: no database's order is French)
select programme_id, participant_id, first_name, last_name, college, quartier, sector, epci,
       gender, age_band, contact, drawn_by_lot, is_demo, coalesce(rank, 0)
from participant
where programme_id = :programme_id
order by participant_id;

-- name: enrolments
-- who is enrolled in one séance, in the order in which they were
select seance_id, participant_id, status, present, seat, coalesce(rank, 0)
from enrolment
where seance_id = :seance_id
order by coalesce(rank, 0), seat, participant_id;

-- name: programme_enrolments
-- who is enrolled in which séance of one programme
select e.seance_id, e.participant_id, e.status, e.present, e.seat, coalesce(e.rank, 0)
from enrolment e
join seance s on s.seance_id = e.seance_id
where s.programme_id = :programme_id
order by e.seance_id, coalesce(e.rank, 0), e.participant_id;

-- name: quartier_aliases
-- what people once said that a quartier written so means
select written, code
from quartier_alias
order by written;

-- name: speakers
-- the speakers of one programme (sorted by name once read)
select programme_id, speaker_id, name, metier, organisation, agreed_named, is_demo
from speaker
where programme_id = :programme_id
order by speaker_id;

-- name: invitations
-- where each speaker stands for each séance of one programme
select i.seance_id, i.speaker_id, i.stage, i.changed_at
from invitation i
join seance s on s.seance_id = i.seance_id
where s.programme_id = :programme_id
order by i.seance_id, i.changed_at, i.speaker_id;

-- name: journal_after
-- the facts of one séance after a number, in their order
select number, happened_at, author, fact, fields
from journal
where seance_id = :seance_id and number > :number
order by number;

-- name: versions
-- the live feed's version of every séance
select seance_id, version from version;

-- name: answer_count
-- how many people have answered one question, sealed or not
select (select count(*) from answer where seance_id = :seance_id and poll_id = :poll_id)
     + (select count(*) from sealed_voter where seance_id = :seance_id and poll_id = :poll_id);

-- name: answers
-- the answers to one question, sealed ones in their shuffled order
select value
from (
    select value, position from sealed_answer
    where seance_id = :seance_id and poll_id = :poll_id
    union all
    select value, 0 as position from answer
    where seance_id = :seance_id and poll_id = :poll_id
) urn
order by position, value;

-- name: answer_of
-- what one voter answered, while the urn is not sealed
select value
from answer
where seance_id = :seance_id and poll_id = :poll_id and voter = :voter;

-- name: has_answered
-- whether one voter answered, sealed or not
select exists (select 1 from answer
               where seance_id = :seance_id and poll_id = :poll_id and voter = :voter)
    or exists (select 1 from sealed_voter
               where seance_id = :seance_id and poll_id = :poll_id and voter = :voter);

-- name: urn
-- who answered what, to be sealed
select voter, value
from answer
where seance_id = :seance_id and poll_id = :poll_id
order by voter;

-- name: by_hand
-- how many people answered one question without a phone, sealed or not
select (select count(*) from answer
        where seance_id = :seance_id and poll_id = :poll_id and left(voter, 1) = '~')
     + (select count(*) from sealed_voter
        where seance_id = :seance_id and poll_id = :poll_id and left(voter, 1) = '~');

-- name: answers_by_hand
-- what was answered without a phone, until the urn is sealed
select value
from answer
where seance_id = :seance_id and poll_id = :poll_id and left(voter, 1) = '~'
order by voter;

-- name: hand_count
-- one count of hands, as its fact's number has it
select answers
from hand_count
where seance_id = :seance_id and poll_id = :poll_id and number = :number;

-- name: is_sealed
-- whether a question's urn holds sealed answers
select exists (select 1 from sealed_voter where seance_id = :seance_id and poll_id = :poll_id)
    or exists (select 1 from sealed_answer where seance_id = :seance_id and poll_id = :poll_id);

-- name: synthesis
-- what people wrote for one synthesis
select version, stage, points, follow_ups,
       coalesce(author, ''), coalesce(validated_by, ''), validated_at
from synthesis
where seance_id = :seance_id;

-- name: synthesis_frozen
-- the validated documents of one séance, the newest first
select seance_id, version, validated_at, validated_by, report
from synthesis_frozen
where seance_id = :seance_id
order by version desc;

-- name: synthesis_liftings
-- the doubts that were lifted for one séance
select seance_id, finding, reason, lifted_by, lifted_at
from synthesis_lifting
where seance_id = :seance_id and reason <> '';

-- name: synthesis_drafts
-- what was typed for one synthesis and not saved yet
select seance_id, field, typed
from synthesis_draft
where seance_id = :seance_id;

-- name: last_batch
-- the last batch of the recovery log that this database holds
select batch from recovery where id = 1;
