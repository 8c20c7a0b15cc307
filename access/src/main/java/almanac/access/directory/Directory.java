package almanac.access.directory;

import almanac.access.AccountKind;
import almanac.access.KnownDataset;
import almanac.access.KnownSnapshot;
import almanac.access.OwnedResources;
import almanac.access.Ownership;
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

/** What a decision may ask about other streams; as of its own transaction. */
public interface Directory {

    /** Users and organizations share one set of names, in which case makes no difference (behaviour.md, 3.11). */
    boolean isAccountNameTaken(String name);

    boolean isIdentityTaken(String issuer, String subject);

    /** Empty when no active user and no organization has that id. */
    Optional<AccountKind> kindOf(AccountId account);

    boolean isProject(ProjectId project);

    /** Data sources share one set of names, whoever owns them (behaviour.md, 3.7). */
    boolean isDataSourceNameTaken(String name);

    /** Those of these ids that no active user and no organization has. */
    List<AccountId> unknownAmong(Collection<AccountId> accounts);

    /**
     * Is there an active system administrator beside this one? From the question until the transaction ends nobody else
     * gets an answer, so that two of them cannot each be told of the other.
     */
    boolean isThereAnotherAdministrator(UserId than);

    boolean isAdministrator(UserId user);

    /**
     * Is he an active user? Asked of whoever is to own something: if he is, he is not erased before the transaction
     * ends, and if he is just being erased, the answer waits for that.
     */
    boolean holdAsOwner(UserId user);

    /** As {@link #holdAsOwner}, of whoever is to own a project of that name. */
    Ownership holdAsOwnerOf(UserId user, String projectName);

    /** What nobody would answer for without him. From the question until the transaction ends he is given nothing more. */
    OwnedResources holdForErasure(UserId user);

    /** Is the project there? If so it is not archived before the transaction ends. */
    boolean holdProject(ProjectId project);

    /**
     * Until the transaction ends nothing more is made in the project, and what is just being made is waited for: so in
     * the log it comes before the end, as it does in the access tables.
     */
    void holdForEnd(ProjectId project);

    /** As {@link #holdForEnd(ProjectId)}. */
    void holdForEnd(DatasetId dataset);

    /** The project that the snapshot's dataset belongs to, at this moment; empty when there is none. */
    Optional<ProjectId> projectOf(SnapshotId snapshot);

    boolean isDatasetNameTaken(ProjectId project, String name);

    /** Whether another dataset of the same project has the name. */
    boolean isDatasetNameTakenFrom(DatasetId dataset, String name);

    /** Empty when there is no such dataset; if there is, it is not deleted before the transaction ends. */
    Optional<KnownDataset> holdDataset(DatasetId dataset);

    /** Empty when there is no such snapshot; if there is, it is not deleted before the transaction ends. */
    Optional<KnownSnapshot> holdSnapshot(SnapshotId snapshot);

    /** Whether what the user runs may read the dataset's files: by a role of his own or of an organization of his. */
    boolean mayMount(UserId user, DatasetId dataset);

    /** Empty when he is no member, or there is no such organization. */
    Optional<OrganizationRole> roleIn(OrganizationId organization, UserId member);

    default boolean isUser(UserId user) {
        return kindOf(new AccountId(user.value()))
                .filter(AccountKind.USER::equals)
                .isPresent();
    }
}
