DROP INDEX "trainings_plan";--> statement-breakpoint
DROP INDEX "trainings_catalogue";--> statement-breakpoint
DROP INDEX "trainings_facets";--> statement-breakpoint
CREATE INDEX "trainings_plan" ON "trainings" USING btree ("project_id","starts_at","id","ends_at");--> statement-breakpoint
CREATE INDEX "trainings_catalogue" ON "trainings" USING btree ("starts_at","id","ends_at","state","project_id") WHERE visibility = 'public' and state <> 'draft' and published_at is not null;--> statement-breakpoint
CREATE INDEX "trainings_facets" ON "trainings" USING gin ("facets") WHERE visibility = 'public' and state <> 'draft' and published_at is not null;