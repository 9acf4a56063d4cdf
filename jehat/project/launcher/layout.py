"""Names inside our own PostgreSQL cluster, shared by who starts it and who connects to it."""

DATABASE = "jehat"
SUPERUSER = "jehat_cluster"
ROLES = {"owner": "jehat_owner", "app": "jehat_app"}
DATA, SOCKETS, CONFIGURATION, LOCK = "data", "run", "conf", "lock"
