BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0003');
CREATE TABLE leases (
	project_id VARCHAR(36) NOT NULL, 
	owner VARCHAR(36) NOT NULL, 
	token INTEGER NOT NULL, 
	expires_at FLOAT NOT NULL, 
	stop_requested BOOLEAN NOT NULL, 
	PRIMARY KEY (project_id), 
	FOREIGN KEY(project_id) REFERENCES projects (id) ON DELETE CASCADE
);
INSERT INTO "leases" VALUES('2cf0bc25-7f71-4bcb-aad8-fc3baa3b2957','c5103850-68ca-4c1c-a96c-7b9b0155de86',1,1.79540195209584307672e+09,0);
CREATE TABLE projects (
	id VARCHAR(36) NOT NULL, 
	created_at VARCHAR(40) NOT NULL, 
	updated_at VARCHAR(40) NOT NULL, 
	deleted_at VARCHAR(40), 
	brief TEXT NOT NULL, 
	style_guide TEXT NOT NULL, 
	storyboard_variation INTEGER NOT NULL, 
	prompt TEXT NOT NULL, 
	prompt_folded TEXT NOT NULL, 
	status VARCHAR(20) NOT NULL, 
	progress FLOAT NOT NULL, 
	scene_count INTEGER NOT NULL, 
	length FLOAT NOT NULL, 
	cost INTEGER NOT NULL, 
	summary TEXT NOT NULL, prompt_key VARCHAR(80) DEFAULT '' NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "projects" VALUES('2cf0bc25-7f71-4bcb-aad8-fc3baa3b2957','2026-11-23T02:45:37.043901+00:00','2026-11-23T02:45:37.068933+00:00',NULL,'{"prompt":"ÉTÉ im Straßencafé 🦊","style":"cinematic","aspect_ratio":"16:9","clip_duration":5.0,"scene_count":1,"crossfade":0.0,"seed":7,"storyboard":{"engine":"chained","model":""},"keyframes":{"engine":"chained","model":""},"clips":{"engine":"chained","model":""}}','guide 980269198',0,'ÉTÉ im Straßencafé 🦊','été im strassencafé 🦊','complete',1.0,1,5.0,580000,'{"id":"2cf0bc25-7f71-4bcb-aad8-fc3baa3b2957","prompt":"ÉTÉ im Straßencafé 🦊","style":"cinematic","aspect_ratio":"16:9","status":"complete","progress":1.0,"scene_count":1,"length":5.0,"cost":580000,"created_at":"2026-11-23T02:45:37.043901Z","updated_at":"2026-11-23T02:45:37.068933Z","message":"","thumbnail":null}','été im strassencafé 🦊');
INSERT INTO "projects" VALUES('66159723-ab33-4bb5-a2cf-f1c9d232f69a','2026-11-23T02:45:37.086550+00:00','2026-11-23T02:45:37.086550+00:00','2026-11-23T02:45:37.091011+00:00','{"prompt":"deleted","style":"cinematic","aspect_ratio":"16:9","clip_duration":5.0,"scene_count":1,"crossfade":0.0,"seed":7,"storyboard":{"engine":"chained","model":""},"keyframes":{"engine":"chained","model":""},"clips":{"engine":"chained","model":""}}','',0,'deleted','deleted','pending',0.0,1,5.0,0,'{"id":"66159723-ab33-4bb5-a2cf-f1c9d232f69a","prompt":"deleted","style":"cinematic","aspect_ratio":"16:9","status":"pending","progress":0.0,"scene_count":1,"length":5.0,"cost":0,"created_at":"2026-11-23T02:45:37.086550Z","updated_at":"2026-11-23T02:45:37.086550Z","message":"","thumbnail":null}','deleted');
CREATE TABLE queue (
	project_id VARCHAR(36) NOT NULL, 
	position INTEGER NOT NULL, 
	PRIMARY KEY (project_id), 
	FOREIGN KEY(project_id) REFERENCES projects (id) ON DELETE CASCADE
);
CREATE TABLE runs (
	began INTEGER NOT NULL, 
	id VARCHAR(36) NOT NULL, 
	project_id VARCHAR(36) NOT NULL, 
	state VARCHAR(12) NOT NULL, 
	data TEXT NOT NULL, 
	PRIMARY KEY (began), 
	UNIQUE (id), 
	FOREIGN KEY(project_id) REFERENCES projects (id) ON DELETE CASCADE
);
INSERT INTO "runs" VALUES(1,'11111111-1111-4111-8111-111111111111','2cf0bc25-7f71-4bcb-aad8-fc3baa3b2957','done','{"id":"11111111-1111-4111-8111-111111111111","state":"done","started_at":"2026-11-23T02:45:37.043901Z","finished_at":"2026-11-23T02:45:37.043901Z","message":""}');
CREATE TABLE scenes (
	id VARCHAR(36) NOT NULL, 
	project_id VARCHAR(36) NOT NULL, 
	position INTEGER NOT NULL, 
	data TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(project_id) REFERENCES projects (id) ON DELETE CASCADE
);
INSERT INTO "scenes" VALUES('980269198-0','2cf0bc25-7f71-4bcb-aad8-fc3baa3b2957',0,'{"id":"980269198-0","index":0,"description":"scene 0","start_prompt":"start 0","end_prompt":"end 0","motion_prompt":"moves","transition":"cut","seed":826340257,"staging":"","start_variation":0,"end_variation":0,"clip_variation":0}');
CREATE TABLE spending (
	take_id VARCHAR(36) NOT NULL, 
	project_id VARCHAR(36) NOT NULL, 
	month VARCHAR(7) NOT NULL, 
	amount INTEGER NOT NULL, 
	PRIMARY KEY (take_id)
);
INSERT INTO "spending" VALUES('start-980269198-0-1','2cf0bc25-7f71-4bcb-aad8-fc3baa3b2957','2026-01',40000);
INSERT INTO "spending" VALUES('end-980269198-0-1','2cf0bc25-7f71-4bcb-aad8-fc3baa3b2957','2026-01',40000);
INSERT INTO "spending" VALUES('clip-980269198-0-1','2cf0bc25-7f71-4bcb-aad8-fc3baa3b2957','2026-01',500000);
CREATE TABLE switches (
	name VARCHAR(40) NOT NULL, 
	"on" BOOLEAN NOT NULL, 
	PRIMARY KEY (name)
);
CREATE TABLE takes (
	made INTEGER NOT NULL, 
	id VARCHAR(36) NOT NULL, 
	project_id VARCHAR(36) NOT NULL, 
	state VARCHAR(12) NOT NULL, 
	job_id TEXT NOT NULL, 
	file_sha256 VARCHAR(64) NOT NULL, 
	thumbnail_sha256 VARCHAR(64) NOT NULL, 
	data TEXT NOT NULL, 
	PRIMARY KEY (made), 
	UNIQUE (id), 
	FOREIGN KEY(project_id) REFERENCES projects (id) ON DELETE CASCADE
);
INSERT INTO "takes" VALUES(1,'storyboard--1','2cf0bc25-7f71-4bcb-aad8-fc3baa3b2957','ready','','','','{"id":"storyboard--1","slot":{"kind":"storyboard","scene_id":""},"number":1,"state":"ready","created_at":"2026-01-02T00:00:00Z","source":"made","engine":"chained","model":"","seed":980269198,"prompt":"","recipe":"{\"aspect_ratio\":\"16:9\",\"clip_duration\":5.0,\"engine\":\"chained\",\"model\":\"\",\"prompt\":\"ÉTÉ im Straßencafé 🦊\",\"role\":\"storyboard\",\"scene_count\":1,\"seed\":980269198,\"style\":\"cinematic\"}","fingerprint":"28cbd8df185904c6c00f18344ff4a7b4db46175c88be81dc96d73bfc600a3517","cost":0,"job_id":"","file":null,"thumbnail":null,"duration":5.0,"failure":null,"pinned":false,"run_id":"","finished_at":null}');
INSERT INTO "takes" VALUES(2,'start-980269198-0-1','2cf0bc25-7f71-4bcb-aad8-fc3baa3b2957','ready','','c9da5fd14759925d8f62ba02cf5105d1164771c07f1a8bf5431b44884ad73dcc','','{"id":"start-980269198-0-1","slot":{"kind":"start","scene_id":"980269198-0"},"number":1,"state":"ready","created_at":"2026-01-02T00:00:00Z","source":"made","engine":"chained","model":"","seed":826340257,"prompt":"","recipe":"{\"engine\":\"chained\",\"kind\":\"start\",\"model\":\"\",\"prompt\":\"start 0\",\"role\":\"keyframes\",\"seed\":826340257,\"size\":[1280,720],\"staging\":\"\",\"start\":\"\",\"style\":\"cinematic\",\"style_guide\":\"guide 980269198\"}","fingerprint":"c9da5fd14759925d8f62ba02cf5105d1164771c07f1a8bf5431b44884ad73dcc","cost":40000,"job_id":"","file":{"sha256":"c9da5fd14759925d8f62ba02cf5105d1164771c07f1a8bf5431b44884ad73dcc","suffix":".bin","size":1},"thumbnail":null,"duration":5.0,"failure":null,"pinned":false,"run_id":"","finished_at":null}');
INSERT INTO "takes" VALUES(3,'end-980269198-0-1','2cf0bc25-7f71-4bcb-aad8-fc3baa3b2957','ready','','06b117ca7333fffdce18d1b42a7041c4ac247840aca5809b6cc3215d937c1b0d','','{"id":"end-980269198-0-1","slot":{"kind":"end","scene_id":"980269198-0"},"number":1,"state":"ready","created_at":"2026-01-02T00:00:00Z","source":"made","engine":"chained","model":"","seed":826340257,"prompt":"","recipe":"{\"engine\":\"chained\",\"kind\":\"end\",\"model\":\"\",\"prompt\":\"end 0\",\"role\":\"keyframes\",\"seed\":826340257,\"size\":[1280,720],\"staging\":\"\",\"start\":\"c9da5fd14759925d8f62ba02cf5105d1164771c07f1a8bf5431b44884ad73dcc\",\"style\":\"cinematic\",\"style_guide\":\"guide 980269198\"}","fingerprint":"06b117ca7333fffdce18d1b42a7041c4ac247840aca5809b6cc3215d937c1b0d","cost":40000,"job_id":"","file":{"sha256":"06b117ca7333fffdce18d1b42a7041c4ac247840aca5809b6cc3215d937c1b0d","suffix":".bin","size":1},"thumbnail":null,"duration":5.0,"failure":null,"pinned":false,"run_id":"","finished_at":null}');
INSERT INTO "takes" VALUES(4,'clip-980269198-0-1','2cf0bc25-7f71-4bcb-aad8-fc3baa3b2957','ready','','4afa4b44b7d7ab88c6e6812d92889609d8587a077678cbc7517d643d799fe7e8','','{"id":"clip-980269198-0-1","slot":{"kind":"clip","scene_id":"980269198-0"},"number":1,"state":"ready","created_at":"2026-01-02T00:00:00Z","source":"made","engine":"chained","model":"","seed":387182229,"prompt":"","recipe":"{\"description\":\"scene 0\",\"duration\":5.0,\"engine\":\"chained\",\"first\":\"c9da5fd14759925d8f62ba02cf5105d1164771c07f1a8bf5431b44884ad73dcc\",\"frame_rate\":24,\"last\":\"06b117ca7333fffdce18d1b42a7041c4ac247840aca5809b6cc3215d937c1b0d\",\"model\":\"\",\"place_in_film\":[],\"prompt\":\"moves\",\"role\":\"clips\",\"seed\":387182229,\"size\":[1280,720],\"staging\":\"\",\"style\":\"cinematic\",\"style_guide\":\"guide 980269198\",\"world_seed\":0}","fingerprint":"4afa4b44b7d7ab88c6e6812d92889609d8587a077678cbc7517d643d799fe7e8","cost":500000,"job_id":"","file":{"sha256":"4afa4b44b7d7ab88c6e6812d92889609d8587a077678cbc7517d643d799fe7e8","suffix":".bin","size":1},"thumbnail":null,"duration":5.0,"failure":null,"pinned":false,"run_id":"","finished_at":null}');
INSERT INTO "takes" VALUES(5,'film--1','2cf0bc25-7f71-4bcb-aad8-fc3baa3b2957','ready','','d16c158499dab4f5112b8724905f4fea04f159faf0e65e4b7579dbf0fdc2f54c','','{"id":"film--1","slot":{"kind":"film","scene_id":""},"number":1,"state":"ready","created_at":"2026-01-02T00:00:00Z","source":"made","engine":"vidpipe","model":"","seed":0,"prompt":"","recipe":"{\"clips\":[\"4afa4b44b7d7ab88c6e6812d92889609d8587a077678cbc7517d643d799fe7e8\"],\"crossfade\":0.0,\"role\":\"film\"}","fingerprint":"d16c158499dab4f5112b8724905f4fea04f159faf0e65e4b7579dbf0fdc2f54c","cost":0,"job_id":"","file":{"sha256":"d16c158499dab4f5112b8724905f4fea04f159faf0e65e4b7579dbf0fdc2f54c","suffix":".bin","size":1},"thumbnail":null,"duration":5.0,"failure":null,"pinned":false,"run_id":"","finished_at":null}');
CREATE INDEX ix_scenes_project_id ON scenes (project_id);
CREATE INDEX ix_takes_project_id ON takes (project_id);
CREATE INDEX ix_runs_project_id ON runs (project_id);
CREATE INDEX ix_takes_state ON takes (state);
CREATE INDEX ix_takes_file_sha256 ON takes (file_sha256);
CREATE INDEX ix_takes_thumbnail_sha256 ON takes (thumbnail_sha256);
CREATE INDEX ix_runs_state ON runs (state);
CREATE INDEX projects_by_created_at ON projects (deleted_at, created_at, id);
CREATE INDEX projects_by_prompt_key ON projects (deleted_at, prompt_key, id);
CREATE INDEX projects_by_status ON projects (deleted_at, status, id);
CREATE INDEX projects_by_progress ON projects (deleted_at, progress, id);
CREATE INDEX projects_by_scene_count ON projects (deleted_at, scene_count, id);
CREATE INDEX projects_by_length ON projects (deleted_at, length, id);
CREATE INDEX projects_by_cost ON projects (deleted_at, cost, id);
CREATE INDEX ix_spending_project_id ON spending (project_id);
CREATE INDEX ix_spending_month ON spending (month);
CREATE INDEX ix_queue_position ON queue (position);
CREATE INDEX ix_takes_job_id ON takes (job_id);
COMMIT;
