package almanac.dataset.query;

import almanac.shared.CallerRoles;
import almanac.shared.DatasetRole;
import almanac.shared.DatasetRoles;
import almanac.shared.ErrorCode;
import almanac.shared.Permission;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The permissions that a caller may hold in a dataset, by their names in the API (behaviour.md, 2.3). */
public enum DatasetRwPermissionV1 {
    @JsonProperty("DeleteDatasetRwV2")
    DELETE(Permission.DELETE_DATASET_RW),
    @JsonProperty("EditSecurityDatasetRwV2")
    EDIT_SECURITY(Permission.EDIT_SECURITY_DATASET_RW),
    @JsonProperty("ListDatasetRwV2")
    LIST(Permission.LIST_DATASET_RW),
    @JsonProperty("PerformDatasetRwActionsInProjectV2")
    PERFORM_ACTIONS_IN_PROJECT(Permission.PERFORM_DATASET_RW_ACTIONS_IN_PROJECT),
    @JsonProperty("PermanentDeleteDatasetRwV2")
    PERMANENT_DELETE(Permission.PERMANENT_DELETE_DATASET_RW),
    @JsonProperty("ReadDatasetRwV2")
    READ(Permission.READ_DATASET_RW),
    @JsonProperty("UpdateDatasetRwV2")
    UPDATE(Permission.UPDATE_DATASET_RW),
    @JsonProperty("PerformDatasetRwActionsAsAdminV2")
    PERFORM_ACTIONS_AS_ADMIN(Permission.PERFORM_DATASET_RW_ACTIONS_AS_ADMIN);

    private final Permission permission;

    DatasetRwPermissionV1(Permission permission) {
        this.permission = permission;
    }

    /** Returns the permission of that name, in any letter case. */
    public static DatasetRwPermissionV1 of(String parameter, String word) {
        return Arrays.stream(values())
                .filter(value -> value.word().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> ErrorCode.INVALID_VALUE.with(parameter, "is not one of the known values"));
    }

    private String word() {
        return permission.label() + "V2";
    }

    /** Returns the roles in the dataset of which one is enough, without a role in its project. */
    List<DatasetRole> roles() {
        return Arrays.stream(DatasetRole.values())
                .filter(role -> permission.isHeldBy(CallerRoles.of(Set.of(), new DatasetRoles(Set.of(role), null))))
                .toList();
    }
}
