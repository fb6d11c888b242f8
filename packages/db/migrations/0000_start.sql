CREATE TABLE "attendance_entries" (
	"project_id" uuid NOT NULL,
	"training_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"session_id" uuid NOT NULL,
	"registration_id" uuid NOT NULL,
	"direction" text NOT NULL,
	"method" text NOT NULL,
	"corrects_seq" integer,
	"minutes" integer,
	"recorded_by" text NOT NULL,
	"device_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"request_id" uuid NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "attendance_entries_project_id_training_id_seq_pk" PRIMARY KEY("project_id","training_id","seq"),
	CONSTRAINT "attendance_entries_request" UNIQUE("project_id","request_id"),
	CONSTRAINT "attendance_entries_direction" CHECK ("attendance_entries"."direction" in ('in', 'out', 'void')),
	CONSTRAINT "attendance_entries_method" CHECK ("attendance_entries"."method" in ('list', 'scan', 'self', 'online_report', 'paper', 'import')),
	CONSTRAINT "attendance_entries_seq" CHECK ("attendance_entries"."seq" > 0),
	CONSTRAINT "attendance_entries_void" CHECK (("attendance_entries"."direction" = 'void') = ("attendance_entries"."corrects_seq" is not null))
);
--> statement-breakpoint
CREATE TABLE "attendance_heads" (
	"project_id" uuid NOT NULL,
	"training_id" uuid NOT NULL,
	"last_seq" integer DEFAULT 0 NOT NULL,
	"last_hash" text NOT NULL,
	CONSTRAINT "attendance_heads_project_id_training_id_pk" PRIMARY KEY("project_id","training_id")
);
--> statement-breakpoint
CREATE TABLE "audit_details" (
	"entry_id" uuid PRIMARY KEY NOT NULL,
	"details" jsonb NOT NULL,
	"erase_after" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"project_id" uuid,
	"actor_kind" text NOT NULL,
	"actor_id" text,
	"on_behalf_of" text,
	"action" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"request_id" text,
	"at" timestamp with time zone NOT NULL,
	"changed_fields" text[] DEFAULT '{}' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "command_results" (
	"actor_id" text NOT NULL,
	"request_id" uuid NOT NULL,
	"action" text NOT NULL,
	"result" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "command_results_actor_id_request_id_pk" PRIMARY KEY("actor_id","request_id")
);
--> statement-breakpoint
CREATE TABLE "auth_accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth_passkeys" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text,
	"public_key" text NOT NULL,
	"user_id" text NOT NULL,
	"credential_id" text NOT NULL,
	"counter" integer NOT NULL,
	"device_type" text NOT NULL,
	"backed_up" boolean NOT NULL,
	"transports" text,
	"created_at" timestamp with time zone,
	"aaguid" text
);
--> statement-breakpoint
CREATE TABLE "auth_rate_limits" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"count" integer NOT NULL,
	"last_request" bigint NOT NULL,
	CONSTRAINT "auth_rate_limits_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "auth_sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"token" text NOT NULL,
	"user_id" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "auth_sessions_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "auth_two_factors" (
	"id" text PRIMARY KEY NOT NULL,
	"secret" text NOT NULL,
	"backup_codes" text NOT NULL,
	"user_id" text NOT NULL,
	"verified" boolean DEFAULT true
);
--> statement-breakpoint
CREATE TABLE "auth_users" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"two_factor_enabled" boolean DEFAULT false,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "auth_users_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "auth_verifications" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "courses" (
	"project_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"key" text NOT NULL,
	"title" jsonb NOT NULL,
	"summary" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"content_level" text DEFAULT 'basic' NOT NULL,
	"duration_minutes" integer NOT NULL,
	"target_group_keys" text[] DEFAULT '{}' NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "courses_project_id_id_pk" PRIMARY KEY("project_id","id"),
	CONSTRAINT "courses_projectId_key_unique" UNIQUE("project_id","key"),
	CONSTRAINT "courses_content_level" CHECK ("courses"."content_level" in ('basic', 'deepening', 'trainer'))
);
--> statement-breakpoint
CREATE TABLE "series" (
	"project_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"key" text NOT NULL,
	"title" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "series_project_id_id_pk" PRIMARY KEY("project_id","id"),
	CONSTRAINT "series_projectId_key_unique" UNIQUE("project_id","key")
);
--> statement-breakpoint
CREATE TABLE "feeds" (
	"project_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"filter" jsonb NOT NULL,
	"token_hash" text NOT NULL,
	"owner_user_id" text,
	"participant_id" uuid,
	"expires_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"last_fetched_at" timestamp with time zone,
	"last_client" text,
	"fetch_count" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "feeds_project_id_id_pk" PRIMARY KEY("project_id","id"),
	CONSTRAINT "feeds_tokenHash_unique" UNIQUE("token_hash"),
	CONSTRAINT "feeds_kind" CHECK ("feeds"."kind" in ('my_registrations', 'trainer', 'plan', 'organisation', 'selection'))
);
--> statement-breakpoint
CREATE TABLE "files" (
	"project_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"hash" text NOT NULL,
	"content_type" text NOT NULL,
	"size_bytes" bigint NOT NULL,
	"retention_class" text NOT NULL,
	"storage_key" text NOT NULL,
	"uploaded_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "files_project_id_id_pk" PRIMARY KEY("project_id","id")
);
--> statement-breakpoint
CREATE TABLE "municipalities" (
	"code" text PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"languages" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "municipality_regions" (
	"municipality_code" text NOT NULL,
	"scheme_id" text NOT NULL,
	"region_code" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "municipality_regions_municipality_code_scheme_id_valid_from_pk" PRIMARY KEY("municipality_code","scheme_id","valid_from")
);
--> statement-breakpoint
CREATE TABLE "region_schemes" (
	"id" text PRIMARY KEY NOT NULL,
	"title" jsonb NOT NULL,
	"source" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "regions" (
	"scheme_id" text NOT NULL,
	"code" text NOT NULL,
	"name" jsonb NOT NULL,
	"iso_code" text,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "regions_scheme_id_code_pk" PRIMARY KEY("scheme_id","code")
);
--> statement-breakpoint
CREATE TABLE "calendar_deliveries" (
	"project_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"mailbox_id" uuid NOT NULL,
	"method" text NOT NULL,
	"message_sequence" integer NOT NULL,
	"session_sequence" integer NOT NULL,
	"message_id" uuid NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	CONSTRAINT "calendar_deliveries_project_id_id_pk" PRIMARY KEY("project_id","id"),
	CONSTRAINT "calendar_deliveries_method" CHECK ("calendar_deliveries"."method" in ('REQUEST', 'CANCEL'))
);
--> statement-breakpoint
CREATE TABLE "job_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"task" text NOT NULL,
	"payload" jsonb NOT NULL,
	"run_at" timestamp with time zone NOT NULL,
	"job_key" text,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox_bodies" (
	"message_id" uuid PRIMARY KEY NOT NULL,
	"text" text NOT NULL,
	"html" text NOT NULL,
	"calendar_method" text,
	"calendar" text,
	"erase_after" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox_messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"project_id" uuid,
	"cause_key" text NOT NULL,
	"kind" text NOT NULL,
	"mailbox_id" uuid,
	"registration_id" uuid,
	"to_address" text NOT NULL,
	"subject" text DEFAULT '' NOT NULL,
	"facts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"rendered_at" timestamp with time zone,
	"locale" text NOT NULL,
	"state" text NOT NULL,
	"is_sign_in" boolean DEFAULT false NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone,
	"last_error" text,
	"message_id_header" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"erase_after" date NOT NULL,
	CONSTRAINT "outbox_messages_causeKey_unique" UNIQUE("cause_key"),
	CONSTRAINT "outbox_messages_state" CHECK ("outbox_messages"."state" in ('queued', 'sending', 'sent', 'failed', 'held', 'expired'))
);
--> statement-breakpoint
CREATE TABLE "mailboxes" (
	"project_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"email" text NOT NULL,
	"erase_after" date,
	CONSTRAINT "mailboxes_project_id_id_pk" PRIMARY KEY("project_id","id"),
	CONSTRAINT "mailboxes_email" UNIQUE("project_id","email")
);
--> statement-breakpoint
CREATE TABLE "participant_merges" (
	"project_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"from_participant_id" uuid NOT NULL,
	"into_participant_id" uuid NOT NULL,
	"merged_at" timestamp with time zone NOT NULL,
	CONSTRAINT "participant_merges_project_id_id_pk" PRIMARY KEY("project_id","id")
);
--> statement-breakpoint
CREATE TABLE "participants" (
	"project_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"mailbox_id" uuid NOT NULL,
	"first_name" text NOT NULL,
	"last_name" text NOT NULL,
	"name_normalized" text NOT NULL,
	"phone" text,
	"locale" text NOT NULL,
	"organisation" text,
	"organisation_id" uuid,
	"target_group_id" uuid,
	"municipality_code" text,
	"search_text" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"erase_after" date,
	"erased_at" timestamp with time zone,
	CONSTRAINT "participants_project_id_id_pk" PRIMARY KEY("project_id","id"),
	CONSTRAINT "participants_person" UNIQUE("project_id","mailbox_id","name_normalized")
);
--> statement-breakpoint
CREATE TABLE "draft_slots" (
	"project_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"program_id" uuid NOT NULL,
	"room_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	CONSTRAINT "draft_slots_project_id_item_id_pk" PRIMARY KEY("project_id","item_id"),
	CONSTRAINT "draft_slots_order" CHECK ("draft_slots"."starts_at" < "draft_slots"."ends_at")
);
--> statement-breakpoint
CREATE TABLE "item_speakers" (
	"project_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"speaker_id" uuid NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "item_speakers_project_id_item_id_speaker_id_pk" PRIMARY KEY("project_id","item_id","speaker_id")
);
--> statement-breakpoint
CREATE TABLE "items" (
	"project_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"program_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"title" jsonb NOT NULL,
	"abstract" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"languages" text[] NOT NULL,
	"track_id" uuid,
	"duration_minutes" integer NOT NULL,
	"capacity_seats" integer,
	"may_be_recorded" boolean DEFAULT true NOT NULL,
	"is_streamed" boolean DEFAULT false NOT NULL,
	"sequence" integer DEFAULT 0 NOT NULL,
	"calendar_revised_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "items_project_id_id_pk" PRIMARY KEY("project_id","id"),
	CONSTRAINT "items_number" UNIQUE("project_id","program_id","number"),
	CONSTRAINT "items_kind" CHECK ("items"."kind" in ('registration', 'opening', 'keynote', 'talk', 'panel', 'workshop', 'break', 'poster', 'closing', 'blocker')),
	CONSTRAINT "items_number_positive" CHECK ("items"."number" > 0)
);
--> statement-breakpoint
CREATE TABLE "programs" (
	"project_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"training_id" uuid NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"last_release" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "programs_project_id_id_pk" PRIMARY KEY("project_id","id"),
	CONSTRAINT "programs_projectId_trainingId_unique" UNIQUE("project_id","training_id")
);
--> statement-breakpoint
CREATE TABLE "releases" (
	"project_id" uuid NOT NULL,
	"program_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"notes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"missing_locale_reason" text,
	"released_by" text NOT NULL,
	"released_at" timestamp with time zone NOT NULL,
	"content" jsonb NOT NULL,
	CONSTRAINT "releases_project_id_program_id_number_pk" PRIMARY KEY("project_id","program_id","number")
);
--> statement-breakpoint
CREATE TABLE "speakers" (
	"project_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"program_id" uuid NOT NULL,
	"role" jsonb NOT NULL,
	"name" text,
	"is_protected" boolean DEFAULT false NOT NULL,
	CONSTRAINT "speakers_project_id_id_pk" PRIMARY KEY("project_id","id")
);
--> statement-breakpoint
CREATE TABLE "tracks" (
	"project_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"program_id" uuid NOT NULL,
	"key" text NOT NULL,
	"name" jsonb NOT NULL,
	"colour" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "tracks_project_id_id_pk" PRIMARY KEY("project_id","id"),
	CONSTRAINT "tracks_projectId_programId_key_unique" UNIQUE("project_id","program_id","key")
);
--> statement-breakpoint
CREATE TABLE "accessibility_feedback" (
	"project_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"message" text NOT NULL,
	"email" text,
	"page_url" text NOT NULL,
	"locale" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"answer_due_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	"erase_after" date NOT NULL,
	CONSTRAINT "accessibility_feedback_project_id_id_pk" PRIMARY KEY("project_id","id")
);
--> statement-breakpoint
CREATE TABLE "indicators" (
	"project_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"title" jsonb NOT NULL,
	"unit" text NOT NULL,
	"target" integer,
	CONSTRAINT "indicators_project_id_id_pk" PRIMARY KEY("project_id","id"),
	CONSTRAINT "indicators_projectId_code_unique" UNIQUE("project_id","code")
);
--> statement-breakpoint
CREATE TABLE "organisations" (
	"project_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"target_group_id" uuid NOT NULL,
	"municipality_code" text,
	"revision" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "organisations_project_id_id_pk" PRIMARY KEY("project_id","id")
);
--> statement-breakpoint
CREATE TABLE "project_pages" (
	"project_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"body" jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "project_pages_project_id_kind_pk" PRIMARY KEY("project_id","kind"),
	CONSTRAINT "project_pages_kind" CHECK ("project_pages"."kind" in ('privacy', 'accessibility', 'contact'))
);
--> statement-breakpoint
CREATE TABLE "projects" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"slug" text NOT NULL,
	"code_prefix" text NOT NULL,
	"title" jsonb NOT NULL,
	"description" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"organiser" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"time_zone" text NOT NULL,
	"required_locales" text[] NOT NULL,
	"period_start" date NOT NULL,
	"period_end" date NOT NULL,
	"fund" text NOT NULL,
	"funding_statement" jsonb NOT NULL,
	"registry_numbers" text[] DEFAULT '{}' NOT NULL,
	"contact_email" text NOT NULL,
	"last_payment_on" date,
	"is_demo" boolean DEFAULT false NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "projects_code_unique" UNIQUE("code"),
	CONSTRAINT "projects_slug_unique" UNIQUE("slug"),
	CONSTRAINT "projects_codePrefix_unique" UNIQUE("code_prefix")
);
--> statement-breakpoint
CREATE TABLE "reach_targets" (
	"project_id" uuid NOT NULL,
	"dimension" text NOT NULL,
	"key" text NOT NULL,
	"target_persons" integer NOT NULL,
	CONSTRAINT "reach_targets_project_id_dimension_key_pk" PRIMARY KEY("project_id","dimension","key"),
	CONSTRAINT "reach_targets_dimension" CHECK ("reach_targets"."dimension" in ('total', 'region', 'target_group', 'language'))
);
--> statement-breakpoint
CREATE TABLE "target_groups" (
	"project_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"key" text NOT NULL,
	"name" jsonb NOT NULL,
	"is_sensitive_workplace" boolean DEFAULT false NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "target_groups_project_id_id_pk" PRIMARY KEY("project_id","id"),
	CONSTRAINT "target_groups_projectId_key_unique" UNIQUE("project_id","key")
);
--> statement-breakpoint
CREATE TABLE "registrations" (
	"project_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"training_id" uuid NOT NULL,
	"participant_id" uuid NOT NULL,
	"mode" text NOT NULL,
	"state" text NOT NULL,
	"arrival" integer NOT NULL,
	"priority" integer DEFAULT 0 NOT NULL,
	"municipality_code" text,
	"target_group_id" uuid,
	"locale" text NOT NULL,
	"source" text NOT NULL,
	"request_id" uuid NOT NULL,
	"link_generation" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"confirmed_at" timestamp with time zone,
	"cancelled_at" timestamp with time zone,
	"cancelled_by" text,
	CONSTRAINT "registrations_project_id_id_pk" PRIMARY KEY("project_id","id"),
	CONSTRAINT "registrations_request" UNIQUE("project_id","request_id"),
	CONSTRAINT "registrations_state" CHECK ("registrations"."state" in ('confirmed', 'waitlisted', 'cancelled')),
	CONSTRAINT "registrations_mode" CHECK ("registrations"."mode" in ('onsite', 'online')),
	CONSTRAINT "registrations_source" CHECK ("registrations"."source" in ('public', 'staff', 'walk_in', 'import'))
);
--> statement-breakpoint
CREATE TABLE "seat_claims" (
	"project_id" uuid NOT NULL,
	"registration_id" uuid NOT NULL,
	"pool_id" uuid NOT NULL,
	CONSTRAINT "seat_claims_project_id_registration_id_pool_id_pk" PRIMARY KEY("project_id","registration_id","pool_id")
);
--> statement-breakpoint
CREATE TABLE "seat_pools" (
	"project_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"training_id" uuid,
	"session_id" uuid,
	"item_id" uuid,
	"scope" text NOT NULL,
	"target_group_id" uuid,
	"organisation_id" uuid,
	"capacity_seats" integer NOT NULL,
	"taken_seats" integer DEFAULT 0 NOT NULL,
	"override_seats" integer DEFAULT 0 NOT NULL,
	"last_arrival" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "seat_pools_project_id_id_pk" PRIMARY KEY("project_id","id"),
	CONSTRAINT "seat_pools_owner" CHECK (num_nonnulls("seat_pools"."training_id", "seat_pools"."session_id", "seat_pools"."item_id") = 1),
	CONSTRAINT "seat_pools_never_oversold" CHECK ("seat_pools"."taken_seats" between 0 and "seat_pools"."capacity_seats" + "seat_pools"."override_seats"),
	CONSTRAINT "seat_pools_scope" CHECK ("seat_pools"."scope" in ('all', 'onsite', 'online', 'target_group', 'organisation'))
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"project_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"training_id" uuid,
	"on_date" date,
	"created_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "memberships_project_id_id_pk" PRIMARY KEY("project_id","id"),
	CONSTRAINT "memberships_role" CHECK ("memberships"."role" in ('owner', 'coordinator', 'communications', 'host', 'trainer', 'check_in_helper', 'auditor', 'data_protection_officer'))
);
--> statement-breakpoint
CREATE TABLE "staff_invitations" (
	"project_id" uuid,
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text,
	"role" text NOT NULL,
	"training_id" uuid,
	"on_date" date,
	"token_hash" text NOT NULL,
	"invited_by" text,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "staff_invitations_tokenHash_unique" UNIQUE("token_hash"),
	CONSTRAINT "staff_invitations_role" CHECK ("staff_invitations"."role" in ('owner', 'coordinator', 'communications', 'host', 'trainer', 'check_in_helper', 'auditor', 'data_protection_officer'))
);
--> statement-breakpoint
CREATE TABLE "trainers" (
	"project_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"key" text NOT NULL,
	"role" jsonb NOT NULL,
	"name" text,
	"email" text,
	"is_protected" boolean DEFAULT false NOT NULL,
	"home_region_code" text,
	"languages" text[] NOT NULL,
	"user_id" text,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "trainers_project_id_id_pk" PRIMARY KEY("project_id","id")
);
--> statement-breakpoint
CREATE TABLE "code_counters" (
	"project_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "code_counters_project_id_year_pk" PRIMARY KEY("project_id","year")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"project_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"training_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"title" jsonb,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"room_id" uuid,
	"state" text DEFAULT 'scheduled' NOT NULL,
	"sequence" integer DEFAULT 0 NOT NULL,
	"calendar_revised_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sessions_project_id_id_pk" PRIMARY KEY("project_id","id"),
	CONSTRAINT "sessions_position" UNIQUE("project_id","training_id","position"),
	CONSTRAINT "sessions_state" CHECK ("sessions"."state" in ('scheduled', 'cancelled')),
	CONSTRAINT "sessions_order" CHECK ("sessions"."starts_at" < "sessions"."ends_at"),
	CONSTRAINT "sessions_sequence" CHECK ("sessions"."sequence" >= 0)
);
--> statement-breakpoint
CREATE TABLE "training_trainers" (
	"project_id" uuid NOT NULL,
	"training_id" uuid NOT NULL,
	"trainer_id" uuid NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "training_trainers_project_id_training_id_trainer_id_pk" PRIMARY KEY("project_id","training_id","trainer_id")
);
--> statement-breakpoint
CREATE TABLE "trainings" (
	"project_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"course_id" uuid NOT NULL,
	"series_id" uuid,
	"kind" text NOT NULL,
	"format" text NOT NULL,
	"mode" text NOT NULL,
	"visibility" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"title" jsonb NOT NULL,
	"description" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"languages" text[] NOT NULL,
	"interpretation" text[] DEFAULT '{}' NOT NULL,
	"target_group_keys" text[] NOT NULL,
	"regions_served" text[] NOT NULL,
	"region_code" text,
	"municipality_code" text,
	"venue_id" uuid,
	"address_disclosure" text DEFAULT 'public' NOT NULL,
	"conference_url" text,
	"time_zone" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"opens_at" timestamp with time zone NOT NULL,
	"closes_at" timestamp with time zone NOT NULL,
	"self_cancel_until" timestamp with time zone NOT NULL,
	"catering" text DEFAULT 'none' NOT NULL,
	"missing_locale_reason" text,
	"cancel_reason" jsonb,
	"published_at" timestamp with time zone,
	"cancelled_at" timestamp with time zone,
	"link_generation" integer DEFAULT 1 NOT NULL,
	"search_text" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"follow_up_due_on" date,
	CONSTRAINT "trainings_project_id_id_pk" PRIMARY KEY("project_id","id"),
	CONSTRAINT "trainings_code_unique" UNIQUE("code"),
	CONSTRAINT "trainings_kind" CHECK ("trainings"."kind" in ('regional', 'targeted')),
	CONSTRAINT "trainings_format" CHECK ("trainings"."format" in ('regional_onsite', 'hybrid', 'webinar', 'targeted_inhouse', 'train_the_trainer', 'network_workshop', 'final_seminar')),
	CONSTRAINT "trainings_mode" CHECK ("trainings"."mode" in ('onsite', 'online', 'hybrid')),
	CONSTRAINT "trainings_visibility" CHECK ("trainings"."visibility" in ('public', 'invitation', 'unlisted')),
	CONSTRAINT "trainings_state" CHECK ("trainings"."state" in ('draft', 'published', 'cancelled')),
	CONSTRAINT "trainings_address_disclosure" CHECK ("trainings"."address_disclosure" in ('public', 'confirmed')),
	CONSTRAINT "trainings_catering" CHECK ("trainings"."catering" in ('none', 'coffee', 'coffee_lunch')),
	CONSTRAINT "trainings_order" CHECK ("trainings"."starts_at" < "trainings"."ends_at" and "trainings"."opens_at" <= "trainings"."closes_at")
);
--> statement-breakpoint
CREATE TABLE "rooms" (
	"project_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"venue_id" uuid NOT NULL,
	"name" jsonb NOT NULL,
	"capacity_seats" integer NOT NULL,
	"equipment" text[] DEFAULT '{}' NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "rooms_project_id_id_pk" PRIMARY KEY("project_id","id")
);
--> statement-breakpoint
CREATE TABLE "venues" (
	"project_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" jsonb NOT NULL,
	"municipality_code" text NOT NULL,
	"street_address" text,
	"postal_code" text,
	"latitude" double precision,
	"longitude" double precision,
	"access" jsonb NOT NULL,
	"capacity_seats" integer NOT NULL,
	"note" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "venues_project_id_id_pk" PRIMARY KEY("project_id","id")
);
--> statement-breakpoint
ALTER TABLE "attendance_entries" ADD CONSTRAINT "attendance_entries_project_id_training_id_attendance_heads_project_id_training_id_fk" FOREIGN KEY ("project_id","training_id") REFERENCES "public"."attendance_heads"("project_id","training_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_entries" ADD CONSTRAINT "attendance_entries_project_id_session_id_sessions_project_id_id_fk" FOREIGN KEY ("project_id","session_id") REFERENCES "public"."sessions"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_entries" ADD CONSTRAINT "attendance_entries_project_id_registration_id_registrations_project_id_id_fk" FOREIGN KEY ("project_id","registration_id") REFERENCES "public"."registrations"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_heads" ADD CONSTRAINT "attendance_heads_project_id_training_id_trainings_project_id_id_fk" FOREIGN KEY ("project_id","training_id") REFERENCES "public"."trainings"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_details" ADD CONSTRAINT "audit_details_entry_id_audit_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."audit_entries"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth_accounts" ADD CONSTRAINT "auth_accounts_user_id_auth_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."auth_users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth_passkeys" ADD CONSTRAINT "auth_passkeys_user_id_auth_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."auth_users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth_sessions" ADD CONSTRAINT "auth_sessions_user_id_auth_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."auth_users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth_two_factors" ADD CONSTRAINT "auth_two_factors_user_id_auth_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."auth_users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "courses" ADD CONSTRAINT "courses_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series" ADD CONSTRAINT "series_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feeds" ADD CONSTRAINT "feeds_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "municipality_regions" ADD CONSTRAINT "municipality_regions_municipality_code_municipalities_code_fk" FOREIGN KEY ("municipality_code") REFERENCES "public"."municipalities"("code") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "municipality_regions" ADD CONSTRAINT "municipality_regions_scheme_id_region_code_regions_scheme_id_code_fk" FOREIGN KEY ("scheme_id","region_code") REFERENCES "public"."regions"("scheme_id","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "regions" ADD CONSTRAINT "regions_scheme_id_region_schemes_id_fk" FOREIGN KEY ("scheme_id") REFERENCES "public"."region_schemes"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_deliveries" ADD CONSTRAINT "calendar_deliveries_project_id_session_id_sessions_project_id_id_fk" FOREIGN KEY ("project_id","session_id") REFERENCES "public"."sessions"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_deliveries" ADD CONSTRAINT "calendar_deliveries_project_id_mailbox_id_mailboxes_project_id_id_fk" FOREIGN KEY ("project_id","mailbox_id") REFERENCES "public"."mailboxes"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox_bodies" ADD CONSTRAINT "outbox_bodies_message_id_outbox_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."outbox_messages"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox_messages" ADD CONSTRAINT "outbox_messages_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox_messages" ADD CONSTRAINT "outbox_messages_project_id_mailbox_id_mailboxes_project_id_id_fk" FOREIGN KEY ("project_id","mailbox_id") REFERENCES "public"."mailboxes"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailboxes" ADD CONSTRAINT "mailboxes_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participant_merges" ADD CONSTRAINT "participant_merges_project_id_from_participant_id_participants_project_id_id_fk" FOREIGN KEY ("project_id","from_participant_id") REFERENCES "public"."participants"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participant_merges" ADD CONSTRAINT "participant_merges_project_id_into_participant_id_participants_project_id_id_fk" FOREIGN KEY ("project_id","into_participant_id") REFERENCES "public"."participants"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participants" ADD CONSTRAINT "participants_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participants" ADD CONSTRAINT "participants_municipality_code_municipalities_code_fk" FOREIGN KEY ("municipality_code") REFERENCES "public"."municipalities"("code") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participants" ADD CONSTRAINT "participants_project_id_mailbox_id_mailboxes_project_id_id_fk" FOREIGN KEY ("project_id","mailbox_id") REFERENCES "public"."mailboxes"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participants" ADD CONSTRAINT "participants_project_id_target_group_id_target_groups_project_id_id_fk" FOREIGN KEY ("project_id","target_group_id") REFERENCES "public"."target_groups"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_slots" ADD CONSTRAINT "draft_slots_project_id_item_id_items_project_id_id_fk" FOREIGN KEY ("project_id","item_id") REFERENCES "public"."items"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_slots" ADD CONSTRAINT "draft_slots_project_id_program_id_programs_project_id_id_fk" FOREIGN KEY ("project_id","program_id") REFERENCES "public"."programs"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_slots" ADD CONSTRAINT "draft_slots_project_id_room_id_rooms_project_id_id_fk" FOREIGN KEY ("project_id","room_id") REFERENCES "public"."rooms"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_speakers" ADD CONSTRAINT "item_speakers_project_id_item_id_items_project_id_id_fk" FOREIGN KEY ("project_id","item_id") REFERENCES "public"."items"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_speakers" ADD CONSTRAINT "item_speakers_project_id_speaker_id_speakers_project_id_id_fk" FOREIGN KEY ("project_id","speaker_id") REFERENCES "public"."speakers"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "items" ADD CONSTRAINT "items_project_id_program_id_programs_project_id_id_fk" FOREIGN KEY ("project_id","program_id") REFERENCES "public"."programs"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "items" ADD CONSTRAINT "items_project_id_track_id_tracks_project_id_id_fk" FOREIGN KEY ("project_id","track_id") REFERENCES "public"."tracks"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programs" ADD CONSTRAINT "programs_project_id_training_id_trainings_project_id_id_fk" FOREIGN KEY ("project_id","training_id") REFERENCES "public"."trainings"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "releases" ADD CONSTRAINT "releases_project_id_program_id_programs_project_id_id_fk" FOREIGN KEY ("project_id","program_id") REFERENCES "public"."programs"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "speakers" ADD CONSTRAINT "speakers_project_id_program_id_programs_project_id_id_fk" FOREIGN KEY ("project_id","program_id") REFERENCES "public"."programs"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tracks" ADD CONSTRAINT "tracks_project_id_program_id_programs_project_id_id_fk" FOREIGN KEY ("project_id","program_id") REFERENCES "public"."programs"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accessibility_feedback" ADD CONSTRAINT "accessibility_feedback_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicators" ADD CONSTRAINT "indicators_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_project_id_target_group_id_target_groups_project_id_id_fk" FOREIGN KEY ("project_id","target_group_id") REFERENCES "public"."target_groups"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_pages" ADD CONSTRAINT "project_pages_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reach_targets" ADD CONSTRAINT "reach_targets_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "target_groups" ADD CONSTRAINT "target_groups_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_municipality_code_municipalities_code_fk" FOREIGN KEY ("municipality_code") REFERENCES "public"."municipalities"("code") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_project_id_training_id_trainings_project_id_id_fk" FOREIGN KEY ("project_id","training_id") REFERENCES "public"."trainings"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_project_id_participant_id_participants_project_id_id_fk" FOREIGN KEY ("project_id","participant_id") REFERENCES "public"."participants"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_project_id_target_group_id_target_groups_project_id_id_fk" FOREIGN KEY ("project_id","target_group_id") REFERENCES "public"."target_groups"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat_claims" ADD CONSTRAINT "seat_claims_project_id_registration_id_registrations_project_id_id_fk" FOREIGN KEY ("project_id","registration_id") REFERENCES "public"."registrations"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat_claims" ADD CONSTRAINT "seat_claims_project_id_pool_id_seat_pools_project_id_id_fk" FOREIGN KEY ("project_id","pool_id") REFERENCES "public"."seat_pools"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat_pools" ADD CONSTRAINT "seat_pools_project_id_training_id_trainings_project_id_id_fk" FOREIGN KEY ("project_id","training_id") REFERENCES "public"."trainings"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat_pools" ADD CONSTRAINT "seat_pools_project_id_session_id_sessions_project_id_id_fk" FOREIGN KEY ("project_id","session_id") REFERENCES "public"."sessions"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat_pools" ADD CONSTRAINT "seat_pools_project_id_item_id_items_project_id_id_fk" FOREIGN KEY ("project_id","item_id") REFERENCES "public"."items"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat_pools" ADD CONSTRAINT "seat_pools_project_id_target_group_id_target_groups_project_id_id_fk" FOREIGN KEY ("project_id","target_group_id") REFERENCES "public"."target_groups"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat_pools" ADD CONSTRAINT "seat_pools_project_id_organisation_id_organisations_project_id_id_fk" FOREIGN KEY ("project_id","organisation_id") REFERENCES "public"."organisations"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_auth_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."auth_users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_project_id_training_id_trainings_project_id_id_fk" FOREIGN KEY ("project_id","training_id") REFERENCES "public"."trainings"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_invitations" ADD CONSTRAINT "staff_invitations_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trainers" ADD CONSTRAINT "trainers_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "code_counters" ADD CONSTRAINT "code_counters_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_project_id_training_id_trainings_project_id_id_fk" FOREIGN KEY ("project_id","training_id") REFERENCES "public"."trainings"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_project_id_room_id_rooms_project_id_id_fk" FOREIGN KEY ("project_id","room_id") REFERENCES "public"."rooms"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_trainers" ADD CONSTRAINT "training_trainers_project_id_training_id_trainings_project_id_id_fk" FOREIGN KEY ("project_id","training_id") REFERENCES "public"."trainings"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_trainers" ADD CONSTRAINT "training_trainers_project_id_trainer_id_trainers_project_id_id_fk" FOREIGN KEY ("project_id","trainer_id") REFERENCES "public"."trainers"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trainings" ADD CONSTRAINT "trainings_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trainings" ADD CONSTRAINT "trainings_municipality_code_municipalities_code_fk" FOREIGN KEY ("municipality_code") REFERENCES "public"."municipalities"("code") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trainings" ADD CONSTRAINT "trainings_project_id_course_id_courses_project_id_id_fk" FOREIGN KEY ("project_id","course_id") REFERENCES "public"."courses"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trainings" ADD CONSTRAINT "trainings_project_id_series_id_series_project_id_id_fk" FOREIGN KEY ("project_id","series_id") REFERENCES "public"."series"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trainings" ADD CONSTRAINT "trainings_project_id_venue_id_venues_project_id_id_fk" FOREIGN KEY ("project_id","venue_id") REFERENCES "public"."venues"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_project_id_venue_id_venues_project_id_id_fk" FOREIGN KEY ("project_id","venue_id") REFERENCES "public"."venues"("project_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "venues" ADD CONSTRAINT "venues_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "venues" ADD CONSTRAINT "venues_municipality_code_municipalities_code_fk" FOREIGN KEY ("municipality_code") REFERENCES "public"."municipalities"("code") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attendance_entries_registration" ON "attendance_entries" USING btree ("project_id","registration_id");--> statement-breakpoint
CREATE INDEX "audit_entries_subject" ON "audit_entries" USING btree ("project_id","subject_kind","subject_id","at");--> statement-breakpoint
CREATE INDEX "audit_entries_time" ON "audit_entries" USING btree ("project_id","at");--> statement-breakpoint
CREATE INDEX "command_results_at" ON "command_results" USING btree ("at");--> statement-breakpoint
CREATE INDEX "auth_accounts_user_id_index" ON "auth_accounts" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "auth_passkeys_user_id_index" ON "auth_passkeys" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "auth_passkeys_credential_id_index" ON "auth_passkeys" USING btree ("credential_id");--> statement-breakpoint
CREATE INDEX "auth_sessions_user_id_index" ON "auth_sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "auth_two_factors_user_id_index" ON "auth_two_factors" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "auth_verifications_identifier_index" ON "auth_verifications" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "municipality_regions_scheme_id_region_code_index" ON "municipality_regions" USING btree ("scheme_id","region_code");--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_deliveries_order" ON "calendar_deliveries" USING btree ("project_id","mailbox_id","session_id","message_sequence");--> statement-breakpoint
CREATE INDEX "job_requests_order" ON "job_requests" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "outbox_messages_due" ON "outbox_messages" USING btree ("next_attempt_at") WHERE state in ('queued', 'sending');--> statement-breakpoint
CREATE INDEX "outbox_messages_list" ON "outbox_messages" USING btree ("project_id","created_at","id");--> statement-breakpoint
CREATE INDEX "outbox_messages_registration" ON "outbox_messages" USING btree ("project_id","registration_id");--> statement-breakpoint
CREATE INDEX "participants_project_id_mailbox_id_index" ON "participants" USING btree ("project_id","mailbox_id");--> statement-breakpoint
CREATE INDEX "draft_slots_program" ON "draft_slots" USING btree ("project_id","program_id","starts_at");--> statement-breakpoint
CREATE INDEX "accessibility_feedback_project_id_received_at_index" ON "accessibility_feedback" USING btree ("project_id","received_at");--> statement-breakpoint
CREATE INDEX "organisations_project_id_name_index" ON "organisations" USING btree ("project_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "registrations_one_active" ON "registrations" USING btree ("project_id","training_id","participant_id") WHERE state <> 'cancelled';--> statement-breakpoint
CREATE INDEX "registrations_training" ON "registrations" USING btree ("project_id","training_id","state","arrival");--> statement-breakpoint
CREATE INDEX "registrations_participant" ON "registrations" USING btree ("project_id","participant_id");--> statement-breakpoint
CREATE INDEX "seat_claims_project_id_pool_id_index" ON "seat_claims" USING btree ("project_id","pool_id");--> statement-breakpoint
CREATE INDEX "seat_pools_training" ON "seat_pools" USING btree ("project_id","training_id");--> statement-breakpoint
CREATE INDEX "memberships_user" ON "memberships" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "staff_invitations_project" ON "staff_invitations" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "sessions_time" ON "sessions" USING btree ("project_id","starts_at");--> statement-breakpoint
CREATE INDEX "sessions_room" ON "sessions" USING btree ("project_id","room_id","starts_at");--> statement-breakpoint
CREATE INDEX "training_trainers_project_id_trainer_id_index" ON "training_trainers" USING btree ("project_id","trainer_id");--> statement-breakpoint
CREATE INDEX "trainings_plan" ON "trainings" USING btree ("project_id","starts_at","id");--> statement-breakpoint
CREATE INDEX "trainings_catalogue" ON "trainings" USING btree ("starts_at","id") WHERE visibility = 'public' and state <> 'draft';--> statement-breakpoint
CREATE INDEX "trainings_regions_served" ON "trainings" USING gin ("regions_served") WHERE visibility = 'public' and state <> 'draft';--> statement-breakpoint
CREATE INDEX "trainings_search" ON "trainings" USING gin ("search_text" gin_trgm_ops);