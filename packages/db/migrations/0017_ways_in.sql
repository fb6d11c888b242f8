CREATE TABLE "answer_templates" (
	"project_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"verdict" text NOT NULL,
	"name" text NOT NULL,
	"body" jsonb NOT NULL,
	"archived_at" timestamp with time zone,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "answer_templates_project_id_id_pk" PRIMARY KEY("project_id","id"),
	CONSTRAINT "answer_templates_verdict" CHECK ("answer_templates"."verdict" in ('approve', 'decline'))
);
--> statement-breakpoint
CREATE TABLE "invitation_seats" (
	"project_id" uuid NOT NULL,
	"invitation_id" uuid NOT NULL,
	"pool_id" uuid NOT NULL,
	"seats" integer NOT NULL,
	CONSTRAINT "invitation_seats_project_id_invitation_id_pool_id_pk" PRIMARY KEY("project_id","invitation_id","pool_id"),
	CONSTRAINT "invitation_seats_some" CHECK ("invitation_seats"."seats" > 0)
);
--> statement-breakpoint
CREATE TABLE "invitation_uses" (
	"project_id" uuid NOT NULL,
	"registration_id" uuid NOT NULL,
	"invitation_id" uuid NOT NULL,
	CONSTRAINT "invitation_uses_project_id_registration_id_pk" PRIMARY KEY("project_id","registration_id")
);
--> statement-breakpoint
CREATE TABLE "registration_requests" (
	"project_id" uuid NOT NULL,
	"registration_id" uuid NOT NULL,
	"reason" text,
	"verdict" text,
	"answer" text,
	"answered_at" timestamp with time zone,
	"answered_by" text,
	CONSTRAINT "registration_requests_project_id_registration_id_pk" PRIMARY KEY("project_id","registration_id"),
	CONSTRAINT "registration_requests_verdict" CHECK ("registration_requests"."verdict" in ('approve', 'decline')),
	CONSTRAINT "registration_requests_answered" CHECK (("registration_requests"."verdict" is null) = ("registration_requests"."answered_at" is null))
);
--> statement-breakpoint
CREATE TABLE "training_invitations" (
	"project_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"training_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"email" text,
	"label" text,
	"locale" text NOT NULL,
	"max_uses" integer NOT NULL,
	"used_count" integer DEFAULT 0 NOT NULL,
	"skips_approval" boolean NOT NULL,
	"skips_lists" boolean NOT NULL,
	"reserved_mode" text,
	"reserved_until" timestamp with time zone,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" text,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "training_invitations_project_id_id_pk" PRIMARY KEY("project_id","id"),
	CONSTRAINT "training_invitations_tokenHash_unique" UNIQUE("token_hash"),
	CONSTRAINT "training_invitations_uses" CHECK ("training_invitations"."max_uses" between 1 and 500 and "training_invitations"."used_count" between 0 and "training_invitations"."max_uses"),
	CONSTRAINT "training_invitations_reserved" CHECK (("training_invitations"."reserved_mode" is null) = ("training_invitations"."reserved_until" is null) and ("training_invitations"."reserved_until" is null or "training_invitations"."reserved_until" <= "training_invitations"."expires_at")),
	CONSTRAINT "training_invitations_reserved_mode" CHECK ("training_invitations"."reserved_mode" in ('onsite', 'online'))
);
--> statement-breakpoint
CREATE TABLE "training_ways" (
	"project_id" uuid NOT NULL,
	"training_id" uuid NOT NULL,
	"way" text NOT NULL,
	"email_domains" text[] DEFAULT '{}' NOT NULL,
	"organisation_names" text[] DEFAULT '{}' NOT NULL,
	"audience" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "training_ways_project_id_training_id_pk" PRIMARY KEY("project_id","training_id"),
	CONSTRAINT "training_ways_way" CHECK ("training_ways"."way" in ('open', 'listed', 'listed_or_approval', 'approval', 'invitation')),
	CONSTRAINT "training_ways_lists" CHECK ("training_ways"."way" not in ('listed', 'listed_or_approval') or cardinality("training_ways"."email_domains") + cardinality("training_ways"."organisation_names") > 0)
);
--> statement-breakpoint
ALTER TABLE "registrations" DROP CONSTRAINT "registrations_state";--> statement-breakpoint
ALTER TABLE "registrations" DROP CONSTRAINT "registrations_cancelled_by";--> statement-breakpoint
ALTER TABLE "projects" ADD COLUMN "open_course_title" jsonb;--> statement-breakpoint
ALTER TABLE "projects" ADD COLUMN "open_course_url" text;--> statement-breakpoint
ALTER TABLE "answer_templates" ADD CONSTRAINT "answer_templates_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation_seats" ADD CONSTRAINT "invitation_seats_project_id_invitation_id_training_invitations_project_id_id_fk" FOREIGN KEY ("project_id","invitation_id") REFERENCES "public"."training_invitations"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation_seats" ADD CONSTRAINT "invitation_seats_project_id_pool_id_seat_pools_project_id_id_fk" FOREIGN KEY ("project_id","pool_id") REFERENCES "public"."seat_pools"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation_uses" ADD CONSTRAINT "invitation_uses_project_id_registration_id_registrations_project_id_id_fk" FOREIGN KEY ("project_id","registration_id") REFERENCES "public"."registrations"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation_uses" ADD CONSTRAINT "invitation_uses_project_id_invitation_id_training_invitations_project_id_id_fk" FOREIGN KEY ("project_id","invitation_id") REFERENCES "public"."training_invitations"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registration_requests" ADD CONSTRAINT "registration_requests_project_id_registration_id_registrations_project_id_id_fk" FOREIGN KEY ("project_id","registration_id") REFERENCES "public"."registrations"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_invitations" ADD CONSTRAINT "training_invitations_project_id_training_id_trainings_project_id_id_fk" FOREIGN KEY ("project_id","training_id") REFERENCES "public"."trainings"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_ways" ADD CONSTRAINT "training_ways_project_id_training_id_trainings_project_id_id_fk" FOREIGN KEY ("project_id","training_id") REFERENCES "public"."trainings"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "invitation_seats_project_id_pool_id_index" ON "invitation_seats" USING btree ("project_id","pool_id");--> statement-breakpoint
CREATE INDEX "invitation_uses_project_id_invitation_id_index" ON "invitation_uses" USING btree ("project_id","invitation_id");--> statement-breakpoint
CREATE INDEX "training_invitations_list" ON "training_invitations" USING btree ("project_id","training_id","created_at","id");--> statement-breakpoint
CREATE INDEX "training_invitations_id" ON "training_invitations" USING btree ("id");--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_state" CHECK ("registrations"."state" in ('requested', 'confirmed', 'offered', 'waitlisted', 'cancelled'));--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_cancelled_by" CHECK ("registrations"."cancelled_by" in ('participant', 'staff', 'expiry', 'liaison', 'decline'));