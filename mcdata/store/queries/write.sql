-- Every statement here but append_facts may run twice with the same values and leave the same rows;
-- the recovery log is replayed from the batch that the database holds. Lists come as arrays.

-- name: save_programme
insert into programme (programme_id, title, departement, year, target_people, is_demo)
values (:programme_id, :title, :departement, :year, :target_people, :is_demo)
on conflict (programme_id) do update set
    title = excluded.title, departement = excluded.departement, year = excluded.year,
    target_people = excluded.target_people, is_demo = excluded.is_demo;

-- name: save_seance
insert into seance (seance_id, programme_id, number, kind, theme, title, starts_at, place, code,
                    sector, capacity, stage)
values (:seance_id, :programme_id, :number, :kind, :theme, :title, cast(:starts_at as timestamp),
        :place, :code, :sector, :capacity, :stage)
on conflict (seance_id) do update set
    programme_id = excluded.programme_id, number = excluded.number, kind = excluded.kind,
    theme = excluded.theme, title = excluded.title, starts_at = excluded.starts_at,
    place = excluded.place, code = excluded.code, sector = excluded.sector,
    capacity = excluded.capacity, stage = excluded.stage;

-- name: save_wifi
insert into wifi (seance_id, name, password)
values (:seance_id, :name, :password)
on conflict (seance_id) do update set name = excluded.name, password = excluded.password;

-- name: delete_wifi
delete from wifi where seance_id = :seance_id;

-- name: move_seance
update seance set stage = :stage where seance_id = :seance_id;

-- name: clear_blocks
delete from block where seance_id = :seance_id;

-- name: save_blocks
insert into block (seance_id, block_id, position, title, minutes)
select unnest(cast(:seance_id as text[])),
       unnest(cast(:block_id as text[])),
       unnest(cast(:position as integer[])),
       unnest(cast(:title as text[])),
       unnest(cast(:minutes as integer[]))
on conflict (seance_id, block_id) do update set
    position = excluded.position, title = excluded.title, minutes = excluded.minutes;

-- name: save_polls
insert into poll (seance_id, poll_id, position, type, question, options, max_choices, outside,
                  moment, reference, right_answer)
select unnest(cast(:seance_id as text[])),
       unnest(cast(:poll_id as text[])),
       unnest(cast(:position as integer[])),
       unnest(cast(:type as text[])),
       unnest(cast(:question as text[])),
       unnest(cast(:options as text[])),
       unnest(cast(:max_choices as integer[])),
       unnest(cast(:outside as integer[])),
       unnest(cast(:moment as text[])),
       unnest(cast(:reference as text[])),
       unnest(cast(:right_answer as integer[]))
on conflict (seance_id, poll_id) do update set
    position = excluded.position, type = excluded.type, question = excluded.question,
    options = excluded.options, max_choices = excluded.max_choices, outside = excluded.outside,
    moment = excluded.moment, reference = excluded.reference,
    right_answer = excluded.right_answer;

-- name: delete_poll
delete from poll where seance_id = :seance_id and poll_id = :poll_id;

-- name: save_participants
insert into participant (programme_id, participant_id, first_name, last_name, college, quartier,
                         sector, epci, gender, age_band, contact, drawn_by_lot, is_demo, rank)
select unnest(cast(:programme_id as text[])), unnest(cast(:participant_id as text[])),
       unnest(cast(:first_name as text[])), unnest(cast(:last_name as text[])),
       unnest(cast(:college as text[])), unnest(cast(:quartier as text[])),
       unnest(cast(:sector as text[])), unnest(cast(:epci as text[])),
       unnest(cast(:gender as text[])), unnest(cast(:age_band as text[])),
       unnest(cast(:contact as text[])), unnest(cast(:drawn_by_lot as boolean[])),
       unnest(cast(:is_demo as boolean[])), unnest(cast(:rank as integer[]))
on conflict (programme_id, participant_id) do update set
    first_name = excluded.first_name, last_name = excluded.last_name,
    college = excluded.college, quartier = excluded.quartier, sector = excluded.sector,
    epci = excluded.epci, gender = excluded.gender, age_band = excluded.age_band,
    contact = excluded.contact, drawn_by_lot = excluded.drawn_by_lot,
    is_demo = excluded.is_demo, rank = excluded.rank;

-- name: save_enrolments
insert into enrolment (seance_id, participant_id, status, present, seat, rank)
select unnest(cast(:seance_id as text[])), unnest(cast(:participant_id as text[])),
       unnest(cast(:status as text[])), unnest(cast(:present as boolean[])),
       unnest(cast(:seat as integer[])), unnest(cast(:rank as integer[]))
on conflict (seance_id, participant_id) do update set
    status = excluded.status, present = excluded.present, seat = excluded.seat,
    rank = excluded.rank;

-- name: save_quartier_aliases
insert into quartier_alias (written, code)
select unnest(cast(:written as text[])), unnest(cast(:code as text[]))
on conflict (written) do update set code = excluded.code;

-- name: delete_enrolment
delete from enrolment where seance_id = :seance_id and participant_id = :participant_id;

-- name: erase_enrolments
-- one person's places in every séance of their programme
delete from enrolment
where participant_id = :participant_id
  and seance_id in (select seance_id from seance where programme_id = :programme_id);

-- name: erase_participant
delete from participant
where programme_id = :programme_id and participant_id = :participant_id;

-- name: forget_seats
update enrolment set seat = null where seance_id = :seance_id;

-- name: save_speakers
insert into speaker (programme_id, speaker_id, name, metier, organisation, agreed_named, is_demo)
select unnest(cast(:programme_id as text[])),
       unnest(cast(:speaker_id as text[])),
       unnest(cast(:name as text[])),
       unnest(cast(:metier as text[])),
       unnest(cast(:organisation as text[])),
       unnest(cast(:agreed_named as boolean[])),
       unnest(cast(:is_demo as boolean[]))
on conflict (programme_id, speaker_id) do update set
    name = excluded.name, metier = excluded.metier, organisation = excluded.organisation,
    agreed_named = excluded.agreed_named, is_demo = excluded.is_demo;

-- name: save_invitations
insert into invitation (seance_id, speaker_id, stage, changed_at)
select unnest(cast(:seance_id as text[])),
       unnest(cast(:speaker_id as text[])),
       unnest(cast(:stage as text[])),
       unnest(cast(:changed_at as timestamp[]))
on conflict (seance_id, speaker_id) do update set
    stage = excluded.stage, changed_at = excluded.changed_at;

-- name: delete_invitation
delete from invitation where seance_id = :seance_id and speaker_id = :speaker_id;

-- name: append_facts
-- a number that is taken is refused: a fact is never acknowledged without being kept
insert into journal (seance_id, number, happened_at, author, fact, fields)
select unnest(cast(:seance_id as text[])), unnest(cast(:number as integer[])),
       unnest(cast(:happened_at as timestamp[])), unnest(cast(:author as text[])),
       unnest(cast(:fact as text[])), unnest(cast(:fields as text[]));

-- name: rewrite_facts
-- only to shuffle the seats of a sealed séance
insert into journal (seance_id, number, happened_at, author, fact, fields)
select unnest(cast(:seance_id as text[])), unnest(cast(:number as integer[])),
       unnest(cast(:happened_at as timestamp[])), unnest(cast(:author as text[])),
       unnest(cast(:fact as text[])), unnest(cast(:fields as text[]))
on conflict (seance_id, number) do update set fields = excluded.fields;

-- name: save_answers
insert into answer (seance_id, poll_id, voter, value)
select unnest(cast(:seance_id as text[])), unnest(cast(:poll_id as text[])),
       unnest(cast(:voter as text[])), unnest(cast(:value as text[]))
on conflict (seance_id, poll_id, voter) do update set value = excluded.value;

-- name: save_hand_count
insert into hand_count (seance_id, poll_id, number, answers)
values (:seance_id, :poll_id, :number, :answers)
on conflict (seance_id, poll_id, number) do update set answers = excluded.answers;

-- name: clear_answers_by_hand
delete from answer
where seance_id = :seance_id and poll_id = :poll_id and left(voter, 1) = '~';

-- name: forget_hand_counts
delete from hand_count where seance_id = :seance_id and poll_id = :poll_id;

-- name: save_sealed_answers
insert into sealed_answer (seance_id, poll_id, position, value)
select unnest(cast(:seance_id as text[])), unnest(cast(:poll_id as text[])),
       unnest(cast(:position as integer[])), unnest(cast(:value as text[]))
on conflict (seance_id, poll_id, position) do nothing;

-- name: save_sealed_voters
insert into sealed_voter (seance_id, poll_id, voter)
select unnest(cast(:seance_id as text[])), unnest(cast(:poll_id as text[])),
       unnest(cast(:voter as text[]))
on conflict (seance_id, poll_id, voter) do nothing;

-- name: empty_urn
delete from answer where seance_id = :seance_id and poll_id = :poll_id;

-- name: save_synthesis
insert into synthesis (seance_id, version, stage, points, follow_ups)
values (:seance_id, :version, :stage, :points, :follow_ups)
on conflict (seance_id) do update set
    version = excluded.version, stage = excluded.stage, points = excluded.points,
    follow_ups = excluded.follow_ups;

-- name: sign_synthesis
-- who wrote a synthesis, who validated it and when
update synthesis
set author = :author, validated_by = :validated_by,
    validated_at = cast(:validated_at as timestamp)
where seance_id = :seance_id;

-- name: freeze_synthesis
-- what was validated never changes
insert into synthesis_frozen (seance_id, version, validated_at, validated_by, report)
values (:seance_id, :version, cast(:validated_at as timestamp), :validated_by, :report)
on conflict (seance_id, version) do nothing;

-- name: save_lifting
insert into synthesis_lifting (seance_id, finding, reason, lifted_by, lifted_at)
values (:seance_id, :finding, :reason, :lifted_by, cast(:lifted_at as timestamp))
on conflict (seance_id, finding) do update set
    reason = excluded.reason, lifted_by = excluded.lifted_by, lifted_at = excluded.lifted_at;

-- name: save_synthesis_draft
insert into synthesis_draft (seance_id, field, typed)
values (:seance_id, :field, :typed)
on conflict (seance_id, field) do update set typed = excluded.typed;

-- name: drop_synthesis_draft
delete from synthesis_draft where seance_id = :seance_id and field = :field;

-- name: save_version
insert into version (seance_id, version)
select unnest(cast(:seance_id as text[])), unnest(cast(:version as bigint[]))
on conflict (seance_id) do update set version = excluded.version;


-- name: grow_version
update version set version = :version where seance_id = :seance_id;

-- name: save_last_batch
update recovery set batch = :batch where id = 1;
