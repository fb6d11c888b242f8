CREATE TABLE "consent_entries" (
	"project_id" uuid NOT NULL,
	"registration_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"seq" integer NOT NULL,
	"is_given" boolean NOT NULL,
	"version" integer NOT NULL,
	"locale" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "consent_entries_project_id_registration_id_kind_seq_pk" PRIMARY KEY("project_id","registration_id","kind","seq")
);
--> statement-breakpoint
CREATE TABLE "consent_texts" (
	"project_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"version" integer NOT NULL,
	"body" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "consent_texts_project_id_kind_version_pk" PRIMARY KEY("project_id","kind","version"),
	CONSTRAINT "consent_texts_kind" CHECK ("consent_texts"."kind" in ('photo', 'mailing_list', 'sharing_with_host'))
);
--> statement-breakpoint
CREATE TABLE "erasures" (
	"project_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"registration_id" uuid NOT NULL,
	"registration_ids" uuid[] NOT NULL,
	"participant_id" uuid,
	"mailbox_id" uuid,
	"cause" text NOT NULL,
	"scope" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"erased_at" timestamp with time zone,
	CONSTRAINT "erasures_project_id_id_pk" PRIMARY KEY("project_id","id"),
	CONSTRAINT "erasures_cause" CHECK ("erasures"."cause" in ('asked', 'not_me', 'never_accepted')),
	CONSTRAINT "erasures_scope" CHECK ("erasures"."scope" in ('registration', 'everything', 'evidence_stays'))
);
--> statement-breakpoint
CREATE TABLE "link_asks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"address_key" text NOT NULL,
	"network_key" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mailbox_links" (
	"project_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"mailbox_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "mailbox_links_project_id_id_pk" PRIMARY KEY("project_id","id")
);
--> statement-breakpoint
ALTER TABLE "registrations" DROP CONSTRAINT "registrations_source";--> statement-breakpoint
ALTER TABLE "registrations" ADD COLUMN "cancel_reason" text;--> statement-breakpoint
ALTER TABLE "registrations" ADD COLUMN "predecessor_id" uuid;--> statement-breakpoint
ALTER TABLE "consent_entries" ADD CONSTRAINT "consent_entries_project_id_registration_id_registrations_project_id_id_fk" FOREIGN KEY ("project_id","registration_id") REFERENCES "public"."registrations"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent_entries" ADD CONSTRAINT "consent_entries_project_id_kind_version_consent_texts_project_id_kind_version_fk" FOREIGN KEY ("project_id","kind","version") REFERENCES "public"."consent_texts"("project_id","kind","version") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent_texts" ADD CONSTRAINT "consent_texts_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasures" ADD CONSTRAINT "erasures_project_id_registration_id_registrations_project_id_id_fk" FOREIGN KEY ("project_id","registration_id") REFERENCES "public"."registrations"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasures" ADD CONSTRAINT "erasures_project_id_participant_id_participants_project_id_id_fk" FOREIGN KEY ("project_id","participant_id") REFERENCES "public"."participants"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasures" ADD CONSTRAINT "erasures_project_id_mailbox_id_mailboxes_project_id_id_fk" FOREIGN KEY ("project_id","mailbox_id") REFERENCES "public"."mailboxes"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailbox_links" ADD CONSTRAINT "mailbox_links_project_id_mailbox_id_mailboxes_project_id_id_fk" FOREIGN KEY ("project_id","mailbox_id") REFERENCES "public"."mailboxes"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "consent_entries_kind" ON "consent_entries" USING btree ("project_id","kind","registration_id","seq");--> statement-breakpoint
CREATE INDEX "erasures_id" ON "erasures" USING btree ("id");--> statement-breakpoint
CREATE INDEX "erasures_registration" ON "erasures" USING btree ("project_id","registration_id");--> statement-breakpoint
CREATE INDEX "link_asks_address" ON "link_asks" USING btree ("address_key","at");--> statement-breakpoint
CREATE INDEX "link_asks_network" ON "link_asks" USING btree ("network_key","at");--> statement-breakpoint
CREATE INDEX "mailbox_links_id" ON "mailbox_links" USING btree ("id");--> statement-breakpoint
CREATE INDEX "mailbox_links_mailbox" ON "mailbox_links" USING btree ("project_id","mailbox_id");--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_project_id_predecessor_id_registrations_project_id_id_fk" FOREIGN KEY ("project_id","predecessor_id") REFERENCES "public"."registrations"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "outbox_messages_mailbox" ON "outbox_messages" USING btree ("project_id","mailbox_id") WHERE registration_id is null;--> statement-breakpoint
CREATE INDEX "mailboxes_address" ON "mailboxes" USING btree ("email");--> statement-breakpoint
CREATE INDEX "registrations_predecessor" ON "registrations" USING btree ("project_id","predecessor_id") WHERE "registrations"."predecessor_id" is not null;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_source" CHECK ("registrations"."source" in ('public', 'staff', 'walk_in', 'import', 'party', 'transfer', 'move'));