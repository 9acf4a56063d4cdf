"""From a bare machine to a running platform: the data folder, PostgreSQL, the processes and their supervisor.

Nothing here imports Django: the supervisor stays small, and what needs Django runs in a process of its own.
"""
