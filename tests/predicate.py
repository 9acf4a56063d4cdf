"""Who may do what, said once more and apart: plain rows, plain Python, nothing of the product's own rules.

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
        self.entities = {row["id"]: row for row in rows["entities"]}
        self.grants = {row["verb"]: [] for row in rows["grants"]}
        for row in rows["grants"]:
            self.grants[row["verb"]] += [row] if row["withdrawn_at"] is None and self._lasts(row) else []
        self.delegations = [row for row in rows["delegations"] if not row["ended_at"] and self._lasts(row)]
        self.absences = [row for row in rows["absences"] if self._lasts(row)]
        self.agents = [row for row in rows["representations"] if row["accepted_at"] and self._lasts(row)]
        self.concerns = {(row["case_id"], row["body_id"]) for row in rows["concerns"]}

    def _lasts(self, row):
        is_over = row.get("ended_at") is not None or (row["until"] is not None and row["until"] <= self.now)
        return row["since"] <= self.now and not is_over

    def employee_of(self, user_id):
        found = [one for one in self.employees.values() if one["user_id"] == user_id and one["is_active"]]
        return found[0] if found else None

    def on_side(self, user_id, case):
        """Whether he asks for it himself, or acts for whoever asks, before the entity that has the case."""
        asks, entity = case["beneficiary_id"], self.entities[case["entity_id"]]["code"]
        acting = [row for row in self.agents if (row["agent_id"], row["principal_id"]) == (user_id, asks)]
        is_open = self.users[asks]["is_active"]
        return asks == user_id or any(is_open and (not row["scope"] or entity in row["scope"]) for row in acting)

    def sees(self, user_id, case):
        """Whether the case is among those this person may look at, on his own side or by his work."""
        return self.on_side(user_id, case) or self.sees_at_work(user_id, case)

    def sees_at_work(self, user_id, case):
        return self.reaches(user_id, "case.see", case, case["rank"])

    def only_reads(self, user_id, case):
        """Whether it is an urgent access that shows him the case, by which nobody does anything."""
        employee = self.employee_of(user_id)
        good = self._good(employee, "case.see") if employee else []
        return any(one["cause"] == "glass" and one["subject_id"] == case["id"] for one in good)

    def sees_inside(self, user_id, case):
        """Whether he reads what the team says among itself."""
        is_here = self.is_of(user_id, case) and not self.on_side(user_id, case) and not self.only_reads(user_id, case)
        return is_here and self.sees_at_work(user_id, case)

    def may(self, user_id, verb, case):
        """Whether this person may do a verb of work to the case, as far as he and its place decide that."""
        return self.sees_inside(user_id, case) and bool(self._actors(self.employee_of(user_id), verb, case))

    def may_break(self, user_id, case):
        """Whether he may take urgent access to a case that he cannot see."""
        employee = self.employee_of(user_id)
        if employee is None or self.sees(user_id, case) or (case["id"], employee["entity_id"]) in self.concerns:
            return False
        is_near = self.is_of(user_id, case) or self.entities[employee["entity_id"]]["kind"] == "oversight"
        return is_near and self.reaches(user_id, "oversight.break_glass", case, case["rank"])

    def watches(self, user_id):
        """Whether he sees how the cases of all entities move."""
        employee = self.employee_of(user_id)
        is_there = employee is not None and self.entities[employee["entity_id"]]["kind"] == "oversight"
        return is_there and self.has(user_id, "oversight.see")

    def reaches(self, user_id, verb, place, rank=0):
        """Whether a verb of his reaches a place, by his own right or by a colleague's."""
        employee = self.employee_of(user_id)
        return employee is not None and bool(self._rights(employee, verb, place, rank))

    def is_of(self, user_id, row):
        """Whether he works in the entity that a thing belongs to."""
        employee = self.employee_of(user_id)
        return employee is not None and employee["entity_id"] == row["entity_id"]

    def has(self, user_id, verb, least="one"):
        """Whether a verb is good for him anywhere, and at least so far."""
        employee = self.employee_of(user_id)
        good = self._good(employee, verb) if employee else []
        return any(WIDER.index(one["scope"]) >= WIDER.index(least) for one in good)

    def in_place_of(self, user_id, verb, case):
        """The user in whose place it is done, or None where it is the person's own right."""
        employee = self.employee_of(user_id)
        actors = self._actors(employee, verb, case) if employee else []
        return None if not actors or employee["id"] in actors else self.employees[actors[0]]["user_id"]

    def _actors(self, employee, verb, case):
        """By whose rights it may be done: of whose side a case is, in his place nobody does anything to it."""
        rights = self._rights(employee, verb, case, 0)
        return [pk for pk in rights if not self.on_side(self.employees[pk]["user_id"], case)]

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
        cleared = max((one["highest"] for one in mine if one["effect"] == "allow"), default=0)
        for giver, his in self._lent(employee, verb):
            denied = rank > cleared or self._is_denied(his, giver, case)
            if not denied and self._reaches(self._undenied(his, mine), giver, case, rank):
                found.append(giver["id"])
        return found

    def _good(self, employee, verb):
        """What he was given by himself and by others, as far as denials leave anything of it."""
        mine = self._given(employee, verb)
        lent = [one for _giver, his in self._lent(employee, verb) for one in self._undenied(his, mine)]
        return self._undenied(mine, ()) + lent

    def _lent(self, employee, verb):
        """Who delegates the verb to him now, each with what that colleague was given himself."""
        for row in sorted(self.delegations, key=lambda row: row["id"]):
            giver = self.employees[row["giver_id"]]
            is_there = giver["is_active"] and self.users[giver["user_id"]]["is_active"]
            if row["taker_id"] == employee["id"] and verb in row["verbs"] and is_there:
                yield giver, [one for one in self._given(giver, verb) if one["cause"] != "glass"]

    def _is_denied(self, given, employee, case):
        return any(one["effect"] == "deny" and self._covers(one, employee, case) for one in given)

    def _given(self, employee, verb):
        holders = (("employee_id", employee["id"]), ("role_id", employee["role_id"]))
        return [row for row in self.grants.get(verb, ()) if any(row[name] == pk for name, pk in holders)]

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
        whole = {"own": own, "department": own or there, "entity": True}
        return whole[scope] if scope in whole else own or there or employee["department_id"] in chain

    def _chain(self, unit):
        """A department and those above it."""
        found = []
        while unit is not None and unit not in found:
            found.append(unit)
            unit = self.units[unit]["parent_id"]
        return found
