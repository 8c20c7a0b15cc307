package almanac.access;

import almanac.shared.AccountId;
import almanac.shared.ProjectId;
import almanac.shared.ProjectRole;
import almanac.shared.ProjectVisibility;
import almanac.shared.UserId;
import java.util.List;
import org.springframework.stereotype.Component;

/** The {@link AccountTable} of projects: their owners, names and visibility, and the roles in each. */
@Component
public class ProjectTable implements ProjectDirectory {

    private final AccessLines lines;

    ProjectTable(AccessLines lines) {
        this.lines = lines;
    }

    /**
     * Adds a project and takes its name.
     *
     * @throws org.springframework.dao.DuplicateKeyException when the owner has a project of that name
     */
    public void addProject(ProjectId project, AccountId owner, String name, ProjectVisibility visibility) {
        lines.add(
                "insert into access_project (project_id, owner_id, name, visibility) values (?, ?, ?, ?)",
                project.value(),
                owner.value(),
                name,
                visibility.name());
    }

    /**
     * Gives a project to another owner.
     *
     * @throws org.springframework.dao.DuplicateKeyException when the new owner has a project of that name
     */
    public void changeOwner(ProjectId project, UserId owner) {
        lines.change("update access_project set owner_id = ? where project_id = ?", owner.value(), project.value());
    }

    /** Removes the project from the tables, which frees its name. */
    public void removeProject(ProjectId project) {
        lines.change("delete from access_grant where project_id = ?", project.value());
        lines.change("delete from access_project where project_id = ?", project.value());
    }

    /** Waits for transactions that make something in the project; later ones wait for the end of this one. */
    @Override
    public void holdForEnd(ProjectId project) {
        lines.exists("select 1 from access_project where project_id = ? for update", project.value());
    }

    public void putGrant(ProjectId project, AccountId account, ProjectRole role) {
        lines.change("""
                insert into access_grant (project_id, account_id, role) values (?, ?, ?)
                on conflict (project_id, account_id) do update set role = excluded.role""", project.value(), account.value(), role.name());
    }

    public void removeGrant(ProjectId project, AccountId account) {
        lines.change(
                "delete from access_grant where project_id = ? and account_id = ?", project.value(), account.value());
    }

    public boolean isProjectNameTaken(AccountId owner, String name) {
        return lines.exists("select 1 from access_project where owner_id = ? and name = ?", owner.value(), name);
    }

    /** Tells whether the user has another project of the same name. */
    public boolean wouldCollide(ProjectId project, UserId owner) {
        return lines.exists(
                "select 1 from access_project p join access_project o on o.name = p.name and o.owner_id = ?"
                        + " where p.project_id = ? and o.project_id <> p.project_id",
                owner.value(),
                project.value());
    }

    /** Gives the project another name while its own is taken, until one of the two is renamed or archived. */
    public void renameAside(ProjectId project) {
        lines.change(
                "update access_project set name = name || ' ' || project_id where project_id = ?", project.value());
    }

    /** Asks in one statement, for every new project asks. */
    @Override
    public Ownership holdAsOwnerOf(UserId user, String projectName) {
        return lines.list("""
                        select exists (select 1 from access_project where owner_id = account_id and name = ?)
                        from access_account where account_id = ? and kind = 'USER' and active for key share""", Boolean.class, projectName, user.value()).stream()
                .map(isTaken -> isTaken ? Ownership.NAME_TAKEN : Ownership.POSSIBLE)
                .findFirst()
                .orElse(Ownership.NO_SUCH_USER);
    }

    @Override
    public boolean isProject(ProjectId project) {
        return lines.exists("select 1 from access_project where project_id = ?", project.value());
    }

    /** Returns the first few names of which each of the two users has a project. */
    public List<String> someProjectNamesInCommon(UserId one, UserId other) {
        return lines.list("""
                select p.name from access_project p
                join access_project o on o.name = p.name and o.owner_id = ?
                where p.owner_id = ? order by p.name limit 5""", String.class, other.value(), one.value());
    }
}
