package almanac.access;

import almanac.shared.AccountId;
import almanac.shared.DatasetId;
import almanac.shared.OrganizationId;
import almanac.shared.OrganizationRole;
import almanac.shared.ProjectId;
import almanac.shared.SnapshotId;
import almanac.shared.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Answers a decision's questions about other streams, as of its own transaction. */
public interface Directory {

    /**
     * Tells whether the name is taken. Users and organizations share one set of names, in which case makes no
     * difference (behaviour.md, 3.11).
     */
    boolean isAccountNameTaken(String name);

    boolean isIdentityTaken(String issuer, String subject);

    /** Returns the account's kind; empty when no active user and no organization has that id. */
    Optional<AccountKind> kindOf(AccountId account);

    boolean isProject(ProjectId project);

    /** Tells whether the name is taken. Data sources of all owners share one set of names (behaviour.md, 3.7). */
    boolean isDataSourceNameTaken(String name);

    /** Returns those of the ids that belong to no active user and no organization. */
    List<AccountId> unknownAmong(Collection<AccountId> accounts);

    /**
     * Tells whether another active system administrator exists. The answer blocks all others until the transaction
     * ends, so that two of them cannot each be told of the other.
     */
    boolean isThereAnotherAdministrator(UserId than);

    boolean isAdministrator(UserId user);

    /**
     * Tells whether a future owner is an active user. If so, the account is not erased before the transaction ends; an
     * erasure that is under way is waited for.
     */
    boolean holdAsOwner(UserId user);

    /** As {@link #holdAsOwner}, for the future owner of a project of that name. */
    Ownership holdAsOwnerOf(UserId user, String projectName);

    /** Returns what only this user answers for. From then until the transaction ends the user is given nothing more. */
    OwnedResources holdForErasure(UserId user);

    /** Tells whether the project exists; if so, it is not archived before the transaction ends. */
    boolean holdProject(ProjectId project);

    /**
     * Keeps the project from getting more until the transaction ends, and waits for what is just being made in it: so
     * in the log it comes before the end, as it does in the access tables.
     */
    void holdForEnd(ProjectId project);

    /** As {@link #holdForEnd(ProjectId)}. */
    void holdForEnd(DatasetId dataset);

    /** Returns the project that the snapshot's dataset belongs to at this moment; empty when it has none. */
    Optional<ProjectId> projectOf(SnapshotId snapshot);

    boolean isDatasetNameTaken(ProjectId project, String name);

    /** Tells whether another dataset of the same project has the name. */
    boolean isDatasetNameTakenFrom(DatasetId dataset, String name);

    /** Returns the dataset, which is not deleted before the transaction ends; empty when it does not exist. */
    Optional<KnownDataset> holdDataset(DatasetId dataset);

    /** Returns the snapshot, which is not deleted before the transaction ends; empty when it does not exist. */
    Optional<KnownSnapshot> holdSnapshot(SnapshotId snapshot);

    /**
     * Tells whether the user's jobs may read the dataset's files: by a role of the user or of one of the user's
     * organizations.
     */
    boolean mayMount(UserId user, DatasetId dataset);

    /** Returns the member's role; empty when the user is no member, or the organization does not exist. */
    Optional<OrganizationRole> roleIn(OrganizationId organization, UserId member);

    default boolean isUser(UserId user) {
        return kindOf(new AccountId(user.value()))
                .filter(AccountKind.USER::equals)
                .isPresent();
    }
}
