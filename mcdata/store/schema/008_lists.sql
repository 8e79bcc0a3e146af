-- the order of lists: people as their file had them, enrolments as they were made; 0 before this
alter table participant add column rank integer default 0;
alter table enrolment add column rank integer default 0;

-- what somebody once said that a quartier written so means (`written`: unaccented, with its commune)
create table quartier_alias (
    written text not null,
    code text not null,
    primary key (written)
);
