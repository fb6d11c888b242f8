CREATE INDEX "registrations_id" ON "registrations" USING btree ("id");--> statement-breakpoint
CREATE INDEX "trainings_id" ON "trainings" USING btree ("id");