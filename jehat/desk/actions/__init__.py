from .taking_along import export_presence, export_record

__all__ = ["export_presence", "export_record"]
