ALTER TABLE "feeds" DROP CONSTRAINT "feeds_tokenHash_unique";--> statement-breakpoint
ALTER TABLE "feeds" DROP COLUMN "filter";--> statement-breakpoint
ALTER TABLE "feeds" DROP COLUMN "token_hash";--> statement-breakpoint
CREATE TABLE "feed_addresses" (
	"project_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"feed_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "feed_addresses_project_id_token_hash_pk" PRIMARY KEY("project_id","token_hash"),
	CONSTRAINT "feed_addresses_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "feed_trainings" (
	"project_id" uuid NOT NULL,
	"feed_id" uuid NOT NULL,
	"training_id" uuid NOT NULL,
	CONSTRAINT "feed_trainings_project_id_feed_id_training_id_pk" PRIMARY KEY("project_id","feed_id","training_id")
);
--> statement-breakpoint
CREATE TABLE "feed_venues" (
	"project_id" uuid NOT NULL,
	"feed_id" uuid NOT NULL,
	"venue_id" uuid NOT NULL,
	CONSTRAINT "feed_venues_project_id_feed_id_venue_id_pk" PRIMARY KEY("project_id","feed_id","venue_id")
);
--> statement-breakpoint
ALTER TABLE "feeds" ADD COLUMN "locale" text NOT NULL;--> statement-breakpoint
ALTER TABLE "feeds" ADD COLUMN "trainer_id" uuid;--> statement-breakpoint
ALTER TABLE "feeds" ADD COLUMN "organisation" text;--> statement-breakpoint
ALTER TABLE "feeds" ADD COLUMN "fetch_gap_seconds" integer;--> statement-breakpoint
ALTER TABLE "feeds" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "feed_addresses" ADD CONSTRAINT "feed_addresses_project_id_feed_id_feeds_project_id_id_fk" FOREIGN KEY ("project_id","feed_id") REFERENCES "public"."feeds"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feed_trainings" ADD CONSTRAINT "feed_trainings_project_id_feed_id_feeds_project_id_id_fk" FOREIGN KEY ("project_id","feed_id") REFERENCES "public"."feeds"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feed_trainings" ADD CONSTRAINT "feed_trainings_project_id_training_id_trainings_project_id_id_fk" FOREIGN KEY ("project_id","training_id") REFERENCES "public"."trainings"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feed_venues" ADD CONSTRAINT "feed_venues_project_id_feed_id_feeds_project_id_id_fk" FOREIGN KEY ("project_id","feed_id") REFERENCES "public"."feeds"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feed_venues" ADD CONSTRAINT "feed_venues_project_id_venue_id_venues_project_id_id_fk" FOREIGN KEY ("project_id","venue_id") REFERENCES "public"."venues"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "feed_addresses_feed" ON "feed_addresses" USING btree ("project_id","feed_id");--> statement-breakpoint
ALTER TABLE "feeds" ADD CONSTRAINT "feeds_project_id_trainer_id_trainers_project_id_id_fk" FOREIGN KEY ("project_id","trainer_id") REFERENCES "public"."trainers"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "feeds_list" ON "feeds" USING btree ("project_id","created_at","id") WHERE participant_id is null;--> statement-breakpoint
CREATE INDEX "feeds_owner_user" ON "feeds" USING btree ("project_id","owner_user_id","created_at","id");--> statement-breakpoint
CREATE INDEX "feeds_participant" ON "feeds" USING btree ("project_id","participant_id") WHERE participant_id is not null;--> statement-breakpoint
ALTER TABLE "feeds" ADD CONSTRAINT "feeds_last_client" CHECK ("feeds"."last_client" in ('apple', 'google', 'microsoft', 'thunderbird', 'android', 'nextcloud', 'browser', 'other'));--> statement-breakpoint
ALTER TABLE "feeds" ADD CONSTRAINT "feeds_owner" CHECK (("feeds"."kind" = 'my_registrations') = ("feeds"."participant_id" is not null) and num_nonnulls("feeds"."owner_user_id", "feeds"."participant_id") = 1
			and ("feeds"."kind" = 'trainer') = ("feeds"."trainer_id" is not null) and ("feeds"."kind" = 'organisation') = ("feeds"."organisation" is not null));
