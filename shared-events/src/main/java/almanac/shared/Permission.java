package almanac.shared;

import static almanac.shared.OrganizationRole.ADMIN;
import static almanac.shared.OrganizationRole.MEMBER;
import static almanac.shared.ProjectRole.CONTRIBUTOR;
import static almanac.shared.ProjectRole.OWNER;
import static almanac.shared.ProjectVisibility.PUBLIC;
import static almanac.shared.ProjectVisibility.SEARCHABLE;
import static almanac.shared.SystemRole.AUDITOR;
import static almanac.shared.SystemRole.PRACTITIONER;
import static almanac.shared.SystemRole.PROJECT_MANAGER;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a message may need, and who holds it: the tables of behaviour.md, 2.1 and 2.2. A system administrator holds
 * every one. {@link #scope} says about what kind of thing the message must be.
 */
public enum Permission {
    CREATE_PROJECT(Scope.INSTALLATION, systemRole(PRACTITIONER)),
    USE_FILE_STORAGE(Scope.INSTALLATION, systemRole(PRACTITIONER)),
    PROJECT_CLASSIFIER(Scope.INSTALLATION, Permission::nobodyElse),
    CREATE_PROJECT_FOR_OTHERS(Scope.INSTALLATION, Permission::nobodyElse),
    MANAGE_ORGANIZATIONS(Scope.INSTALLATION, systemRole(PROJECT_MANAGER)),
    CREATE_DATA_SOURCE(Scope.INSTALLATION, systemRole(PRACTITIONER)),
    /** What reaches beyond its owner: credentials that all use, and a data source for everybody. */
    SHARE_DATA_SOURCES(Scope.INSTALLATION, Permission::nobodyElse),
    MANAGE_USERS(Scope.INSTALLATION, Permission::nobodyElse),
    /** The log, the trail, everybody's history and the state of the machinery, for reading. */
    AUDIT(Scope.INSTALLATION, systemRole(AUDITOR)),
    /** Acting on projections and dead letters. */
    OPERATE(Scope.INSTALLATION, Permission::nobodyElse),

    UPDATE_USER(Scope.USER, Standing::self),

    VIEW_ORGANIZATION(Scope.ORGANIZATION, organizationRole(MEMBER, ADMIN).or(systemRole(PROJECT_MANAGER))),
    EDIT_MEMBERS(Scope.ORGANIZATION, organizationRole(ADMIN)),

    /** The summary alone: what a searchable project shows to everybody. */
    SEE_PROJECT(Scope.PROJECT, anyProjectRole().or(visibility(PUBLIC, SEARCHABLE))),
    LIST_PROJECT(Scope.PROJECT, anyProjectRole().or(visibility(PUBLIC))),
    EDIT(Scope.PROJECT, projectRole(OWNER, CONTRIBUTOR)),
    CHANGE_PROJECT_SETTINGS(Scope.PROJECT, projectRole(OWNER, CONTRIBUTOR)),
    MANAGE_COLLABORATORS(Scope.PROJECT, projectRole(OWNER, CONTRIBUTOR)),
    /** Everybody who has a role in the project may give it up; the owner is told that his is not one of those. */
    LEAVE_PROJECT(Scope.PROJECT, anyProjectRole().and(Standing::self)),
    ARCHIVE_PROJECT(Scope.PROJECT, projectRole(OWNER)),
    CHANGE_OWNER(Scope.PROJECT, Permission::nobodyElse),

    USE_DATA_SOURCE(Scope.DATA_SOURCE, standing -> standing.dataSourceRole() != null),
    MANAGE_DATA_SOURCE(Scope.DATA_SOURCE, standing -> standing.dataSourceRole() == DataSourceRole.OWNER),
    /** Whose it is, and which projects it belongs to. */
    ADMINISTER_DATA_SOURCE(Scope.DATA_SOURCE, Permission::nobodyElse);

    /** What kind of thing a message that needs the permission is about. */
    public enum Scope {
        INSTALLATION,
        USER,
        ORGANIZATION,
        PROJECT,
        DATA_SOURCE
    }

    private final Scope scope;

    @SuppressWarnings("ImmutableEnumChecker") // the predicates hold enum constants only
    private final Predicate<Standing> holders;

    Permission(Scope scope, Predicate<Standing> holders) {
        this.scope = scope;
        this.holders = holders;
    }

    public Scope scope() {
        return scope;
    }

    /** The API's own spelling: {@code ManageCollaborators}. */
    public String label() {
        return Arrays.stream(name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    public boolean isHeldBy(Standing standing) {
        return standing.isAdministrator() || holders.test(standing);
    }

    private static boolean nobodyElse(Standing standing) {
        return false;
    }

    private static Predicate<Standing> systemRole(SystemRole role) {
        return standing -> standing.systemRoles().contains(role);
    }

    private static Predicate<Standing> projectRole(ProjectRole... roles) {
        return standing -> Arrays.stream(roles).anyMatch(standing.projectRoles()::contains);
    }

    private static Predicate<Standing> anyProjectRole() {
        return standing -> !standing.projectRoles().isEmpty();
    }

    private static Predicate<Standing> visibility(ProjectVisibility... visibilities) {
        return standing -> Arrays.asList(visibilities).contains(standing.visibility());
    }

    private static Predicate<Standing> organizationRole(OrganizationRole... roles) {
        return standing -> Arrays.asList(roles).contains(standing.organizationRole());
    }
}
