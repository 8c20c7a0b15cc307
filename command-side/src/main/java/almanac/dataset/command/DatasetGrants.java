package almanac.dataset.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import almanac.access.AccountDirectory;
import almanac.access.AccountKind;
import almanac.dataset.command.DatasetCommand.CreateDataset.Grant;
import almanac.dataset.command.DatasetCommand.GrantDatasetRole;
import almanac.dataset.command.DatasetCommand.RevokeDatasetRole;
import almanac.dataset.event.DatasetEvent.DatasetRoleGranted;
import almanac.dataset.event.DatasetEvent.DatasetRoleRevoked;
import almanac.shared.AccountId;
import almanac.shared.DatasetId;
import almanac.shared.DatasetRole;
import almanac.shared.ErrorCode;
import almanac.shared.UserId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** Decides on the roles in a dataset. The dataset always has an active owner. */
class DatasetGrants {

    private final DatasetId dataset;
    private final Map<AccountId, DatasetRole> roles = new HashMap<>();

    DatasetGrants(DatasetId dataset) {
        this.dataset = dataset;
    }

    /** Returns the first roles of a new dataset. Its creator becomes the owner if no other owner is named. */
    static Map<AccountId, DatasetRole> atFirst(List<Grant> wanted, UserId by, AccountDirectory directory) {
        Map<AccountId, DatasetRole> granted = new LinkedHashMap<>();
        for (Grant grant : wanted) {
            requirePossible(grant.grantee(), grant.role(), directory);
            if (granted.put(grant.grantee(), grant.role()) != null) {
                throw ErrorCode.GRANTEE_LISTED_TWICE.with(grant.grantee());
            }
        }
        if (!granted.containsValue(DatasetRole.OWNER)) {
            AccountId maker = new AccountId(by.value());
            requirePossible(maker, DatasetRole.OWNER, directory);
            granted.put(maker, DatasetRole.OWNER);
        }
        return granted;
    }

    static void give(DatasetId dataset, Map<AccountId, DatasetRole> granted) {
        granted.forEach((grantee, role) -> apply(new DatasetRoleGranted(dataset, grantee, role)));
    }

    private static void requirePossible(AccountId grantee, DatasetRole role, AccountDirectory directory) {
        AccountKind kind = directory.kindOf(grantee).orElseThrow(() -> ErrorCode.ACCOUNT_NOT_FOUND.with(grantee));
        if (role != DatasetRole.OWNER) {
            return;
        }
        if (kind == AccountKind.ORGANIZATION) {
            throw ErrorCode.ORGANIZATION_AS_DATASET_OWNER.with();
        }
        if (!directory.holdAsOwner(new UserId(grantee.value()))) {
            throw ErrorCode.ACCOUNT_NOT_FOUND.with(grantee);
        }
    }

    @CommandHandler
    void decide(GrantDatasetRole command, AccountDirectory directory) {
        AccountId grantee = command.grantee();
        if (command.role() == roles.get(grantee)) {
            return;
        }
        requirePossible(grantee, command.role(), directory);
        refuseLastOwner(grantee, directory);
        apply(new DatasetRoleGranted(dataset, grantee, command.role()));
    }

    @EventSourcingHandler
    void evolve(DatasetRoleGranted event) {
        roles.put(event.grantee(), event.role());
    }

    @CommandHandler
    void decide(RevokeDatasetRole command, AccountDirectory directory) {
        AccountId grantee = command.grantee();
        if (command.role() != roles.get(grantee)) {
            throw ErrorCode.GRANT_NOT_FOUND.with(grantee, dataset);
        }
        refuseLastOwner(grantee, directory);
        apply(new DatasetRoleRevoked(dataset, grantee));
    }

    @EventSourcingHandler
    void evolve(DatasetRoleRevoked event) {
        roles.remove(event.grantee());
    }

    /** Refuses to take the role of the last active owner. A disabled or erased user cannot be the only owner. */
    private void refuseLastOwner(AccountId leaving, AccountDirectory directory) {
        if (roles.get(leaving) != DatasetRole.OWNER) {
            return;
        }
        boolean isOwned = roles.entrySet().stream()
                .filter(grant ->
                        grant.getValue() == DatasetRole.OWNER && !grant.getKey().equals(leaving))
                .anyMatch(
                        grant -> directory.holdAsOwner(new UserId(grant.getKey().value())));
        if (!isOwned) {
            throw ErrorCode.DATASET_NEEDS_OWNER.with(leaving);
        }
    }
}
