DROP INDEX "audit_entries_time";--> statement-breakpoint
CREATE INDEX "audit_entries_kind" ON "audit_entries" USING btree ("project_id","actor_kind","at","id");--> statement-breakpoint
CREATE INDEX "audit_entries_actor" ON "audit_entries" USING btree ("project_id","actor_id","at","id") WHERE actor_kind = 'staff';--> statement-breakpoint
CREATE INDEX "outbox_messages_count" ON "outbox_messages" USING btree ("project_id","state");--> statement-breakpoint
CREATE INDEX "outbox_messages_state" ON "outbox_messages" USING btree ("project_id","state","created_at","id");--> statement-breakpoint
CREATE INDEX "outbox_messages_kind" ON "outbox_messages" USING btree ("project_id","kind","created_at","id");--> statement-breakpoint
CREATE INDEX "outbox_messages_search" ON "outbox_messages" USING gin (lower("to_address" || ' ' || "subject") gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "trainings_plan_state" ON "trainings" USING btree ("project_id","state","starts_at","id");--> statement-breakpoint
CREATE INDEX "trainings_plan_region" ON "trainings" USING btree ("project_id","region_code","starts_at");--> statement-breakpoint
CREATE INDEX "trainings_plan_course" ON "trainings" USING btree ("project_id","course_id","starts_at");--> statement-breakpoint
CREATE INDEX "trainings_plan_series" ON "trainings" USING btree ("project_id","series_id","starts_at");--> statement-breakpoint
CREATE INDEX "trainings_regions_served" ON "trainings" USING gin ("regions_served");--> statement-breakpoint
CREATE INDEX "audit_entries_time" ON "audit_entries" USING btree ("project_id","at","id");