-- The schema on SQLite, written by MigrationTests. XIAOER_UPDATE_GOLDEN=1 make test writes it anew.

CREATE TABLE api_token (
    id INTEGER PRIMARY KEY, shop_id BIGINT NOT NULL REFERENCES shop (id), name TEXT NOT NULL, hash TEXT NOT NULL UNIQUE,
    permissions TEXT NOT NULL, created_by BIGINT, created_at BIGINT NOT NULL, expires_at BIGINT, last_used_at BIGINT,
    revoked_at BIGINT);

CREATE INDEX api_token_shop ON api_token (shop_id, id);

CREATE TABLE attachment (
    id INTEGER PRIMARY KEY, shop_id BIGINT NOT NULL REFERENCES shop (id), hash TEXT NOT NULL, name TEXT NOT NULL,
    media_type TEXT NOT NULL, byte_count BIGINT NOT NULL, width BIGINT, height BIGINT, uploaded_by TEXT NOT NULL,
    at BIGINT NOT NULL);

CREATE TABLE campaign (
    id INTEGER PRIMARY KEY, shop_id BIGINT NOT NULL REFERENCES shop (id), name TEXT NOT NULL, starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL, threshold_cents BIGINT, benefit TEXT NOT NULL, is_peak BIGINT NOT NULL);

CREATE INDEX campaign_shop ON campaign (shop_id, ends_at);

CREATE TABLE card (
    id INTEGER PRIMARY KEY, shop_id BIGINT NOT NULL, conversation_id BIGINT NOT NULL REFERENCES conversation (id),
    message_id BIGINT NOT NULL, intent TEXT NOT NULL, confidence DOUBLE PRECISION NOT NULL, table_id TEXT,
    table_version BIGINT, row_id TEXT, facts TEXT NOT NULL, corrected_from TEXT, is_dismissed BIGINT NOT NULL,
    made_at BIGINT NOT NULL, used_at BIGINT);

CREATE INDEX card_conversation ON card (conversation_id, id);

CREATE TABLE conversation (
    id INTEGER PRIMARY KEY, shop_id BIGINT NOT NULL REFERENCES shop (id), customer_id BIGINT NOT NULL REFERENCES customer (id),
    state TEXT NOT NULL CHECK (state IN ('queued', 'active', 'closed')), group_key TEXT NOT NULL,
    owner_id BIGINT REFERENCES person (id), source TEXT NOT NULL, phase TEXT NOT NULL, topic TEXT NOT NULL,
    topic_confirmed BIGINT NOT NULL, opened_at BIGINT NOT NULL, queued_at BIGINT, last_message_at BIGINT NOT NULL,
    last_seq BIGINT NOT NULL, buyer_read_seq BIGINT NOT NULL, agent_read_seq BIGINT NOT NULL,
    waiting_since BIGINT, turn_kind TEXT, answered_turns BIGINT NOT NULL, first_response_ms BIGINT,
    unread BIGINT NOT NULL, preview TEXT NOT NULL, preview_from TEXT NOT NULL, is_upset BIGINT NOT NULL,
    is_objecting BIGINT NOT NULL, no_reply_needed BIGINT NOT NULL, page TEXT, intent TEXT,
    intent_confidence DOUBLE PRECISION, busy_noticed_at BIGINT, breached_at BIGINT, human_messages BIGINT NOT NULL,
    transfer_note TEXT, served TEXT NOT NULL, closed_at BIGINT, closed_by BIGINT, outcome TEXT);

CREATE INDEX conversation_customer ON conversation (customer_id, id);

CREATE INDEX conversation_owner ON conversation (owner_id, state, last_message_at);

CREATE INDEX conversation_queue ON conversation (shop_id, state, queued_at);

CREATE INDEX conversation_shop ON conversation (shop_id, state, last_message_at, id);

CREATE INDEX conversation_waiting ON conversation (waiting_since) WHERE waiting_since IS NOT NULL;

CREATE TABLE conversation_fact (
    conversation_id BIGINT NOT NULL REFERENCES conversation (id), name TEXT NOT NULL, value TEXT NOT NULL,
    source TEXT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (conversation_id, name));

CREATE TABLE customer (
    id INTEGER PRIMARY KEY, shop_id BIGINT NOT NULL REFERENCES shop (id), account TEXT NOT NULL, name TEXT NOT NULL,
    phone TEXT, province TEXT, city TEXT, address TEXT, level TEXT NOT NULL, rfm_score BIGINT NOT NULL,
    completed_orders BIGINT NOT NULL, spent_cents BIGINT NOT NULL, tags TEXT NOT NULL, notes TEXT NOT NULL,
    preferences TEXT NOT NULL, birthday TEXT, since BIGINT NOT NULL, is_guest BIGINT NOT NULL,
    created_at BIGINT NOT NULL, UNIQUE (shop_id, account));

CREATE INDEX customer_shop ON customer (shop_id, id);

CREATE TABLE desk_task (
    id INTEGER PRIMARY KEY, shop_id BIGINT NOT NULL REFERENCES shop (id), kind TEXT NOT NULL, title TEXT NOT NULL,
    detail TEXT NOT NULL, conversation_id BIGINT, customer_id BIGINT, subject TEXT, owner_id BIGINT, group_key TEXT,
    due_at BIGINT NOT NULL, state TEXT NOT NULL, created_by BIGINT, created_at BIGINT NOT NULL, done_at BIGINT,
    done_by BIGINT);

CREATE INDEX desk_task_group ON desk_task (shop_id, state, group_key, due_at);

CREATE INDEX desk_task_owner ON desk_task (shop_id, state, owner_id, due_at);

CREATE TABLE draft (
    conversation_id BIGINT NOT NULL REFERENCES conversation (id), person_id BIGINT NOT NULL REFERENCES person (id),
    text TEXT NOT NULL, version BIGINT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (conversation_id, person_id));

CREATE TABLE event (
    seq INTEGER PRIMARY KEY, shop_id BIGINT NOT NULL, at BIGINT NOT NULL, type TEXT NOT NULL,
    actor_kind TEXT NOT NULL, actor_id BIGINT, subject_kind TEXT NOT NULL, subject_id BIGINT NOT NULL,
    conversation_id BIGINT, data TEXT NOT NULL);

CREATE INDEX event_conversation ON event (conversation_id, seq) WHERE conversation_id IS NOT NULL;

CREATE INDEX event_type ON event (shop_id, type, seq);

CREATE TABLE group_member (
    shop_id BIGINT NOT NULL, group_key TEXT NOT NULL, person_id BIGINT NOT NULL REFERENCES person (id),
    PRIMARY KEY (shop_id, group_key, person_id));

CREATE INDEX group_member_person ON group_member (person_id);

CREATE TABLE idempotency (
    shop_id BIGINT NOT NULL, actor TEXT NOT NULL, key TEXT NOT NULL, request TEXT NOT NULL,
    response TEXT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (shop_id, actor, key));

CREATE TABLE import_job (
    id INTEGER PRIMARY KEY, shop_id BIGINT NOT NULL REFERENCES shop (id), kind TEXT NOT NULL, file_name TEXT NOT NULL,
    state TEXT NOT NULL, encoding TEXT NOT NULL, is_dry_run BIGINT NOT NULL, rows_read BIGINT NOT NULL,
    rows_taken BIGINT NOT NULL, rows_unchanged BIGINT NOT NULL, rows_refused BIGINT NOT NULL,
    unknown_columns TEXT NOT NULL, error TEXT, started_by BIGINT, started_at BIGINT NOT NULL, finished_at BIGINT);

CREATE INDEX import_job_shop ON import_job (shop_id, id);

CREATE TABLE import_refusal (
    job_id BIGINT NOT NULL REFERENCES import_job (id), line BIGINT NOT NULL, position BIGINT NOT NULL, field TEXT,
    code TEXT NOT NULL, detail TEXT NOT NULL, PRIMARY KEY (job_id, position));

CREATE TABLE intent_example (
    id INTEGER PRIMARY KEY, shop_id BIGINT NOT NULL REFERENCES shop (id), text TEXT NOT NULL, intent TEXT NOT NULL,
    guessed TEXT NOT NULL, person_id BIGINT, at BIGINT NOT NULL);

CREATE INDEX intent_example_shop ON intent_example (shop_id, id);

CREATE TABLE language_hit (
    id INTEGER PRIMARY KEY, shop_id BIGINT NOT NULL, conversation_id BIGINT NOT NULL, message_id BIGINT, person_id BIGINT,
    rule TEXT NOT NULL, severity TEXT NOT NULL, matched TEXT NOT NULL, reason TEXT, at BIGINT NOT NULL);

CREATE INDEX language_hit_shop ON language_hit (shop_id, id);

CREATE TABLE login_throttle (
    identity TEXT PRIMARY KEY, failures BIGINT NOT NULL, last_at BIGINT NOT NULL, blocked_until BIGINT NOT NULL);

CREATE TABLE message (
    id INTEGER PRIMARY KEY, shop_id BIGINT NOT NULL, conversation_id BIGINT NOT NULL REFERENCES conversation (id),
    seq BIGINT NOT NULL, client_id TEXT NOT NULL, author_kind TEXT NOT NULL, author_id BIGINT,
    kind TEXT NOT NULL, text TEXT NOT NULL, attachment_id BIGINT, product TEXT, phrase_key TEXT, phrase_class TEXT,
    card_id BIGINT, intents TEXT, slots TEXT, overrides TEXT, at BIGINT NOT NULL,
    UNIQUE (conversation_id, seq), UNIQUE (conversation_id, client_id));

CREATE VIRTUAL TABLE message_text USING fts5 (
    tokens, content = '', columnsize = 0, detail = full, tokenize = 'unicode61');

CREATE TABLE order_line (
    id INTEGER PRIMARY KEY, shop_id BIGINT NOT NULL, order_id BIGINT NOT NULL REFERENCES shop_order (id),
    position BIGINT NOT NULL, style_number TEXT NOT NULL, name TEXT NOT NULL, sku_code TEXT NOT NULL,
    colour TEXT NOT NULL, size TEXT NOT NULL, quantity BIGINT NOT NULL CHECK (quantity > 0),
    price_cents BIGINT NOT NULL, paid_cents BIGINT NOT NULL, state TEXT NOT NULL,
    UNIQUE (order_id, position));

CREATE TABLE person (
    id INTEGER PRIMARY KEY, shop_id BIGINT NOT NULL REFERENCES shop (id), login TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
    code TEXT NOT NULL, password_hash TEXT NOT NULL, language TEXT NOT NULL, is_active BIGINT NOT NULL,
    totp_secret TEXT, totp_on BIGINT NOT NULL DEFAULT 0, totp_step BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL);

CREATE INDEX person_shop ON person (shop_id, id);

CREATE TABLE person_role (
    person_id BIGINT NOT NULL REFERENCES person (id), role TEXT NOT NULL, from_at BIGINT NOT NULL, until_at BIGINT,
    PRIMARY KEY (person_id, role));

CREATE TABLE phrase (
    id INTEGER PRIMARY KEY, shop_id BIGINT NOT NULL REFERENCES shop (id), person_id BIGINT REFERENCES person (id),
    scenario TEXT, title TEXT NOT NULL, text TEXT NOT NULL, class TEXT NOT NULL, is_active BIGINT NOT NULL,
    at BIGINT NOT NULL);

CREATE INDEX phrase_shop ON phrase (shop_id, person_id);

CREATE TABLE phrase_use (
    shop_id BIGINT NOT NULL, phrase_key TEXT NOT NULL, day TEXT NOT NULL, count BIGINT NOT NULL,
    PRIMARY KEY (shop_id, phrase_key, day));

CREATE TABLE presence (
    person_id BIGINT PRIMARY KEY REFERENCES person (id), shop_id BIGINT NOT NULL, state TEXT NOT NULL,
    stand_in_id BIGINT, since BIGINT NOT NULL);

CREATE INDEX presence_shop ON presence (shop_id, state);

CREATE TABLE restock_notice (
    id INTEGER PRIMARY KEY, shop_id BIGINT NOT NULL REFERENCES shop (id), sku_id BIGINT NOT NULL REFERENCES sku (id),
    customer_id BIGINT NOT NULL REFERENCES customer (id), conversation_id BIGINT, contact TEXT NOT NULL,
    channel TEXT NOT NULL, expected_at BIGINT, state TEXT NOT NULL, registered_by BIGINT,
    registered_at BIGINT NOT NULL, state_at BIGINT NOT NULL, reason TEXT);

CREATE INDEX restock_notice_customer ON restock_notice (customer_id, id);

CREATE INDEX restock_notice_sku ON restock_notice (sku_id, state, registered_at);

CREATE INDEX restock_notice_state ON restock_notice (shop_id, state, registered_at);

CREATE TABLE schema_version (number BIGINT PRIMARY KEY, name TEXT NOT NULL, at BIGINT NOT NULL);

CREATE TABLE search_key (
    shop_id BIGINT NOT NULL, key TEXT NOT NULL, kind TEXT NOT NULL, subject_id BIGINT NOT NULL,
    PRIMARY KEY (shop_id, key, kind, subject_id));

CREATE INDEX search_key_subject ON search_key (shop_id, kind, subject_id);

CREATE TABLE search_progress (name TEXT PRIMARY KEY, seq BIGINT NOT NULL);

CREATE TABLE session (
    token_hash TEXT PRIMARY KEY, person_id BIGINT NOT NULL REFERENCES person (id), shop_id BIGINT NOT NULL,
    created_at BIGINT NOT NULL, expires_at BIGINT NOT NULL);

CREATE INDEX session_person ON session (person_id);

CREATE TABLE setting (
    shop_id BIGINT NOT NULL REFERENCES shop (id), name TEXT NOT NULL, value TEXT NOT NULL,
    changed_by BIGINT, changed_at BIGINT NOT NULL, PRIMARY KEY (shop_id, name));

CREATE TABLE shop (
    id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE, name TEXT NOT NULL, type TEXT NOT NULL CHECK (type IN ('B', 'C')),
    offset_minutes BIGINT NOT NULL, day_cut_minutes BIGINT NOT NULL, secret TEXT NOT NULL,
    is_demo BIGINT NOT NULL DEFAULT 0, created_at BIGINT NOT NULL);

CREATE TABLE shop_order (
    id INTEGER PRIMARY KEY, shop_id BIGINT NOT NULL REFERENCES shop (id), number TEXT NOT NULL,
    customer_id BIGINT NOT NULL REFERENCES customer (id), account TEXT NOT NULL, state TEXT NOT NULL,
    total_cents BIGINT NOT NULL, paid_cents BIGINT NOT NULL, freight_cents BIGINT NOT NULL, consignee TEXT NOT NULL,
    phone TEXT NOT NULL, province TEXT NOT NULL, city TEXT NOT NULL, address TEXT NOT NULL, courier TEXT,
    tracking_number TEXT, buyer_note TEXT NOT NULL, seller_note TEXT NOT NULL, flag TEXT NOT NULL,
    placed_at BIGINT NOT NULL, paid_at BIGINT, shipped_at BIGINT, finished_at BIGINT, closed_reason TEXT,
    source TEXT NOT NULL, fingerprint TEXT NOT NULL, UNIQUE (shop_id, number));

CREATE INDEX shop_order_customer ON shop_order (customer_id, placed_at);

CREATE INDEX shop_order_placed ON shop_order (shop_id, placed_at, id);

CREATE INDEX shop_order_state ON shop_order (shop_id, state, placed_at);

CREATE TABLE skill_group (
    shop_id BIGINT NOT NULL REFERENCES shop (id), key TEXT NOT NULL, name TEXT NOT NULL, position BIGINT NOT NULL,
    weekday_hours TEXT NOT NULL, weekend_hours TEXT NOT NULL, overflow TEXT, PRIMARY KEY (shop_id, key));

CREATE TABLE sku (
    id INTEGER PRIMARY KEY, shop_id BIGINT NOT NULL REFERENCES shop (id), style_id BIGINT NOT NULL REFERENCES style (id),
    code TEXT NOT NULL, colour TEXT NOT NULL, size TEXT NOT NULL, hue BIGINT NOT NULL, position BIGINT NOT NULL,
    price_cents BIGINT NOT NULL CHECK (price_cents >= 0), is_selectable BIGINT NOT NULL,
    is_presale BIGINT NOT NULL, presale_at BIGINT, available BIGINT NOT NULL, unaudited BIGINT NOT NULL,
    reserved BIGINT NOT NULL, in_transit BIGINT NOT NULL, materials_issued BIGINT NOT NULL, expected_at BIGINT,
    expected_note TEXT NOT NULL, discontinued_override BIGINT, stock_at BIGINT NOT NULL, UNIQUE (shop_id, code));

CREATE INDEX sku_style ON sku (style_id, position);

CREATE TABLE stock_lookup (
    conversation_id BIGINT NOT NULL REFERENCES conversation (id), sku_id BIGINT NOT NULL REFERENCES sku (id),
    person_id BIGINT, figure BIGINT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (conversation_id, sku_id));

CREATE TABLE style (
    id INTEGER PRIMARY KEY, shop_id BIGINT NOT NULL REFERENCES shop (id), number TEXT NOT NULL, name TEXT NOT NULL,
    brand TEXT NOT NULL, category TEXT NOT NULL, material TEXT NOT NULL, description TEXT NOT NULL,
    features TEXT NOT NULL, selling_points TEXT NOT NULL, weak_points TEXT NOT NULL, picture_kind TEXT NOT NULL,
    hue BIGINT NOT NULL, price_cents BIGINT NOT NULL CHECK (price_cents >= 0), list_price_cents BIGINT,
    specification TEXT NOT NULL DEFAULT '', purpose TEXT NOT NULL DEFAULT '', trend TEXT NOT NULL DEFAULT '',
    fit_grade TEXT NOT NULL, sales_count BIGINT NOT NULL, good_reviews BIGINT NOT NULL, is_listed BIGINT NOT NULL,
    created_at BIGINT NOT NULL, UNIQUE (shop_id, number));

CREATE INDEX style_sales ON style (shop_id, is_listed, sales_count);

CREATE TABLE style_relation (
    shop_id BIGINT NOT NULL, style_id BIGINT NOT NULL REFERENCES style (id),
    other_id BIGINT NOT NULL REFERENCES style (id), kind TEXT NOT NULL, position BIGINT NOT NULL,
    PRIMARY KEY (style_id, kind, other_id));

CREATE TABLE transfer (
    id INTEGER PRIMARY KEY, shop_id BIGINT NOT NULL, conversation_id BIGINT NOT NULL REFERENCES conversation (id),
    from_id BIGINT, to_id BIGINT, from_group TEXT NOT NULL, to_group TEXT NOT NULL, reason TEXT NOT NULL,
    note TEXT NOT NULL, consent_message_id BIGINT, override_reason TEXT, at BIGINT NOT NULL, opened_at BIGINT);

CREATE INDEX transfer_conversation ON transfer (conversation_id, id);

CREATE TABLE turn (
    id INTEGER PRIMARY KEY, shop_id BIGINT NOT NULL, conversation_id BIGINT NOT NULL REFERENCES conversation (id),
    kind TEXT NOT NULL, started_at BIGINT NOT NULL, answered_at BIGINT NOT NULL, person_id BIGINT, late BIGINT NOT NULL);

CREATE INDEX turn_conversation ON turn (conversation_id, id);

CREATE INDEX turn_person ON turn (shop_id, person_id, answered_at);

CREATE TABLE visitor (
    id INTEGER PRIMARY KEY, shop_id BIGINT NOT NULL, customer_id BIGINT NOT NULL REFERENCES customer (id),
    created_at BIGINT NOT NULL);

CREATE TABLE waiting_order_line (
    shop_id BIGINT NOT NULL REFERENCES shop (id), order_number TEXT NOT NULL, position BIGINT NOT NULL,
    style_number TEXT NOT NULL, name TEXT NOT NULL, sku_code TEXT NOT NULL, colour TEXT NOT NULL,
    size TEXT NOT NULL, quantity BIGINT NOT NULL CHECK (quantity > 0), price_cents BIGINT NOT NULL,
    paid_cents BIGINT NOT NULL, state TEXT NOT NULL, PRIMARY KEY (shop_id, order_number, position));
