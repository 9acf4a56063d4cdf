"""Who may do what to a case, said once more and apart: plain rows, plain Python, nothing of the product's own rules.

`Access(rows, now).may(user, verb, case)` reads dictionaries as the tables hold them. Where the product and this page
disagree, one of the two is wrong.
"""

WIDER = ["one", "own", "department", "subtree", "entity", "across"]


class Access:
    def __init__(self, rows, now):
        self.now = now
        self.employees = {row["id"]: row for row in rows["employees"]}
        self.units = {row["id"]: row for row in rows["departments"]}
        self.users = {row["id"]: row for row in rows["users"]}
        self.grants = [row for row in rows["grants"] if self._is_good(row)]
        self.delegations = [row for row in rows["delegations"] if not row["ended_at"] and self._lasts(row)]
        self.absences = [row for row in rows["absences"] if self._lasts(row)]

    def _lasts(self, row):
        return row["since"] <= self.now and (row["until"] is None or self.now < row["until"])

    def _is_good(self, row):
        return row["withdrawn_at"] is None and self._lasts(row)

    def employee_of(self, user_id):
        found = [one for one in self.employees.values() if one["user_id"] == user_id and one["is_active"]]
        return found[0] if found else None

    def sees(self, user_id, case):
        """Whether the case is among those this person may look at, on his own side or by his work."""
        return case["beneficiary_id"] == user_id or self.sees_at_work(user_id, case)

    def sees_at_work(self, user_id, case):
        employee = self.employee_of(user_id)
        return employee is not None and bool(self._rights(employee, "case.see", case, case["rank"]))

    def may(self, user_id, verb, case):
        """Whether this person may do a verb of work to the case, as far as he and its place decide that."""
        employee = self.employee_of(user_id)
        if employee is None or employee["entity_id"] != case["entity_id"] or case["beneficiary_id"] == user_id:
            return False
        if not self.sees_at_work(user_id, case):
            return False
        return bool(self._actors(employee, verb, case))

    def _actors(self, employee, verb, case):
        """By whose rights it may be done: of who asks for something himself, nobody does it in his place."""
        rights = self._rights(employee, verb, case, 0)
        return [pk for pk in rights if self.employees[pk]["user_id"] != case["beneficiary_id"]]

    def in_place_of(self, user_id, verb, case):
        """The user in whose place it is done, or None where it is the person's own right."""
        employee = self.employee_of(user_id)
        actors = self._actors(employee, verb, case) if employee else []
        return None if not actors or employee["id"] in actors else self.employees[actors[0]]["user_id"]

    def _rights(self, employee, verb, case, rank):
        """Whose rights reach this place, his own first, then those he stands in for, then those who delegated."""
        mine = self._given(employee, verb)
        if self._is_denied(mine, employee, case):
            return []
        allowed = self._undenied(mine, ())
        found = [employee["id"]] if self._reaches(allowed, employee, case, rank) else []
        clearance = max((one["highest"] for one in allowed if one["scope"] != "one"), default=None)
        if clearance is not None and rank <= clearance and case["entity_id"] == employee["entity_id"]:
            away = {row["employee_id"] for row in self.absences if row["substitute_id"] == employee["id"]}
            found += [case["assignee_id"]] if case["assignee_id"] in away else []
        return found + self._delegated(employee, verb, case, rank, mine)

    def _delegated(self, employee, verb, case, rank, mine):
        cleared = max((one["highest"] for one in mine if one["effect"] == "allow"), default=0)
        found = []
        for row in sorted(self.delegations, key=lambda row: row["id"]):
            giver = self.employees[row["giver_id"]]
            is_there = giver["is_active"] and self.users[giver["user_id"]]["is_active"]
            if row["taker_id"] != employee["id"] or verb not in row["verbs"] or not is_there or rank > cleared:
                continue
            his = [one for one in self._given(giver, verb) if one["cause"] != "glass"]
            denied = self._is_denied(his, giver, case)
            allowed = self._undenied(his, mine)
            if not denied and self._reaches(allowed, giver, case, rank):
                found.append(giver["id"])
        return found

    def _is_denied(self, given, employee, case):
        return any(one["effect"] == "deny" and self._covers(one, employee, case) for one in given)

    def _given(self, employee, verb):
        holders = (("employee_id", employee["id"]), ("role_id", employee["role_id"]))
        return [row for row in self.grants if row["verb"] == verb and any(row[name] == pk for name, pk in holders)]

    def _undenied(self, given, takers):
        """Grants of which some denial leaves anything: one's own, and of what was delegated also the taker's."""
        denials = [(one, True) for one in given if one["effect"] == "deny"]
        denials += [(one, False) for one in takers if one["effect"] == "deny"]
        allowed = [one for one in given if one["effect"] == "allow"]
        return [one for one in allowed if not any(self._swallows(no, one, same) for no, same in denials)]

    @staticmethod
    def _swallows(denial, grant, is_of_same):
        if denial["scope"] in ("entity", "across"):
            return True
        if "one" in (denial["scope"], grant["scope"]):
            return denial["scope"] == grant["scope"] and denial["subject_id"] == grant["subject_id"]
        return is_of_same and WIDER.index(denial["scope"]) >= WIDER.index(grant["scope"])

    def _reaches(self, grants, employee, case, rank):
        return any(rank <= one["highest"] and self._covers(one, employee, case) for one in grants)

    def _covers(self, grant, employee, case):
        """Whether the scope of a grant, as this employee has it, takes in the case."""
        scope = grant["scope"]
        if scope in ("one", "across"):
            return scope == "across" or case["id"] == grant["subject_id"]
        if case["entity_id"] != employee["entity_id"]:
            return False
        chain = self._chain(case["department_id"])
        leads = any(self.units[pk]["head_id"] == employee["id"] for pk in chain)
        own = case["assignee_id"] == employee["id"] or (leads and case["assignee_id"] is None)
        there = leads or case["department_id"] == employee["department_id"]
        return {
            "own": own,
            "department": own or there,
            "subtree": own or there or employee["department_id"] in chain,
            "entity": True,
        }[scope]

    def _chain(self, unit):
        """A department and those above it."""
        found = []
        while unit is not None and unit not in found:
            found.append(unit)
            unit = self.units[unit]["parent_id"]
        return found
