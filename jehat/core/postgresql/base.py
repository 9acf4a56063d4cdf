"""The engine: one setting at the first query of a transaction, local to it, so that no connection remembers anybody."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from django.db.backends.postgresql import base
from psycopg import Error, errors
from psycopg.pq import ExecStatus, TransactionStatus

from jehat.core.walls import seen_as
from jehat.core.walls.seen_as import NOTHING, Sight

# They change nothing that is seen: by the first ones a transaction that failed is led out, by the last it begins.
OF_TRANSACTIONS = ("SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO SAVEPOINT", "SET TRANSACTION")


class DatabaseWrapper(base.DatabaseWrapper):
    """PostgreSQL behind walls. `told` is what this transaction was told, or None where that cannot be known."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.told: Sight | None = NOTHING
        self.execute_wrappers.append(self._behind_walls)

    def _behind_walls(self, execute: Callable, sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
        wanted = seen_as.wanted()
        if wanted is self.told or wanted == self.told or (isinstance(sql, str) and sql.startswith(OF_TRANSACTIONS)):
            return execute(sql, params, many, context)
        if self.in_atomic_block or not self.autocommit:
            self.validate_no_broken_transaction()
            self._tell(wanted)
            return execute(sql, params, many, context)
        return self._alone(wanted, lambda: execute(sql, params, many, context))

    def _alone(self, wanted: Sight, ask: Callable[[], Any]) -> Any:
        """A question outside a transaction has one of its own, to which what is told is local."""
        try:
            self._tell(wanted)
            answer = ask()
            self._say("COMMIT", ExecStatus.COMMAND_OK)
        except BaseException:
            # A connection that broke has no transaction any more; what broke it is what is told.
            with suppress(Error):
                self.connection.pgconn.exec_(b"ROLLBACK")
            raise
        finally:
            self.told = NOTHING
        return answer

    def _tell(self, wanted: Sight) -> None:
        """On the bare connection, and in one message with the beginning of the transaction: it costs no way of its own.

        It is no query of the page, and is counted and logged nowhere.
        """
        begins = self.connection.info.transaction_status == TransactionStatus.IDLE
        statement = f"BEGIN; {wanted.statement()}" if begins else wanted.statement()
        wanted.was_told(self._say(statement, ExecStatus.TUPLES_OK).get_value(0, 0))
        self.told = wanted

    def _say(self, statement: str, awaited: ExecStatus) -> Any:
        with self.wrap_database_errors:
            result = self.connection.pgconn.exec_(statement.encode())
            if result.status != awaited:
                raise errors.error_from_result(result)
        return result

    # What is local to a transaction ends with it; going back to a savepoint brings back what was told before.

    def connect(self) -> None:
        self.told = NOTHING
        super().connect()

    def _commit(self) -> Any:
        self.told = NOTHING
        return super()._commit()  # type: ignore[misc]

    def _rollback(self) -> Any:
        self.told = NOTHING
        return super()._rollback()  # type: ignore[misc]

    def _savepoint_rollback(self, sid: str) -> None:
        super()._savepoint_rollback(sid)  # type: ignore[misc]
        self.told = None
