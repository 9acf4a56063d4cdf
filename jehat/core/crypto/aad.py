"""What a ciphertext is bound to, so that it cannot be moved to another cell, row, table or tenant."""

from uuid import UUID

from .keys import key_id_of

_DOMAIN = b"jihat\x01"
SCHEMA_VERSION = 1


def cell(*, tenant: UUID, table: str, column: str, row: UUID, key: bytes) -> bytes:
    """The associated data of one field of one row.

    Tink leaves the key id in its prefix unauthenticated, so the id of `key` is bound here.
    """
    return _DOMAIN + _length_prefixed(
        tenant.bytes,
        table.encode(),
        column.encode(),
        row.bytes,
        key_id_of(key).to_bytes(4, "big"),
        SCHEMA_VERSION.to_bytes(2, "big"),
    )


def stream(*, tenant: UUID, table: str, row: UUID, key: bytes) -> bytes:
    """The associated data of the file that belongs to one row; no column is called by this name."""
    return cell(tenant=tenant, table=table, column="<file>", row=row, key=key)


def record_key(*, table: str, row: UUID, generation: int) -> bytes:
    """The associated data of a record key wrapped by its tenant key."""
    return f"dek|{table}|{row}|{generation}".encode()


def tenant_key(*, tenant: UUID, key_class: str, generation: int) -> bytes:
    """The associated data of a tenant key wrapped by the key encryption key."""
    return f"trk|{tenant}|{key_class}|{generation}".encode()


def _length_prefixed(*parts: bytes) -> bytes:
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)
