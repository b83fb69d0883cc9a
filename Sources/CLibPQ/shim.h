// libpq, and the two system calls that Swift's Glibc module lacks: a connection's thread polls its socket and an eventfd.
#include <postgresql/libpq-fe.h>
#include <sys/eventfd.h>
#include <poll.h>

// Swift does not import macros that are character literals.
static const int switchboard_pg_diag_sqlstate = PG_DIAG_SQLSTATE;
static const int switchboard_pg_diag_message_primary = PG_DIAG_MESSAGE_PRIMARY;
static const int switchboard_pg_diag_constraint_name = PG_DIAG_CONSTRAINT_NAME;
static const int switchboard_pg_diag_statement_position = PG_DIAG_STATEMENT_POSITION;
