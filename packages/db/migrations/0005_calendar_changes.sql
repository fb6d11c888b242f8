-- What feeds are made of changes seldom and by hand, so telling every host in the committing transaction is cheap there;
-- no table that a registration writes is among these: a NOTIFY in a hot transaction would serialise its commits.
CREATE FUNCTION "tell_calendar_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM pg_notify('kutsu_calendar', '');
	RETURN NULL;
END
$$;--> statement-breakpoint
CREATE TRIGGER "trainings_tell_calendar_change" AFTER INSERT OR UPDATE OR DELETE ON "trainings" FOR EACH STATEMENT EXECUTE FUNCTION "tell_calendar_change"();--> statement-breakpoint
CREATE TRIGGER "sessions_tell_calendar_change" AFTER INSERT OR UPDATE OR DELETE ON "sessions" FOR EACH STATEMENT EXECUTE FUNCTION "tell_calendar_change"();--> statement-breakpoint
CREATE TRIGGER "venues_tell_calendar_change" AFTER INSERT OR UPDATE OR DELETE ON "venues" FOR EACH STATEMENT EXECUTE FUNCTION "tell_calendar_change"();--> statement-breakpoint
CREATE TRIGGER "rooms_tell_calendar_change" AFTER INSERT OR UPDATE OR DELETE ON "rooms" FOR EACH STATEMENT EXECUTE FUNCTION "tell_calendar_change"();--> statement-breakpoint
CREATE TRIGGER "series_tell_calendar_change" AFTER INSERT OR UPDATE OR DELETE ON "series" FOR EACH STATEMENT EXECUTE FUNCTION "tell_calendar_change"();--> statement-breakpoint
CREATE TRIGGER "projects_tell_calendar_change" AFTER INSERT OR UPDATE OR DELETE ON "projects" FOR EACH STATEMENT EXECUTE FUNCTION "tell_calendar_change"();
