package almanac.cost.event;

import almanac.shared.CredentialsId;

/** Events of what an installation was told about cost; each replaces the earlier ones of its kind. */
public sealed interface CostSettingsEvent {

    /** The name of the one stream of the settings. */
    String STREAM = "cost-settings";

    /** An administrator told where bills are exported to. The secret is kept sealed, under the id of the credentials. */
    record CostExportConfigured(CostExport export, CredentialsId credentials) implements CostSettingsEvent {}

    /** An administrator handed over a license key, which is kept sealed. */
    record LicenseKeyKept(CredentialsId credentials) implements CostSettingsEvent {}
}
