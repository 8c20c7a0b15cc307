package almanac.cost.api;

import almanac.cost.command.CostSettingsCommand.ConfigureCostExport;
import almanac.cost.command.CostSettingsCommand.KeepLicenseKey;
import almanac.cost.event.CostExport;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.secret.MasterKey;
import almanac.shared.CredentialsId;
import almanac.shared.IdSource;
import almanac.storage.credential.SealedCostSecret;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes what the API lets administrators tell about cost. Almanac keeps it, and has no use for it. */
@RestController
@Tag(name = "Cost")
@RequestMapping("/api/cost/v1")
class CostSettingsController {

    private static final int MOST = 200;
    private static final String HIDDEN = "********";

    private final Dispatch dispatch;
    private final IdSource ids;
    private final MasterKey masterKey;

    CostSettingsController(Dispatch dispatch, IdSource ids, MasterKey masterKey) {
        this.dispatch = dispatch;
        this.ids = ids;
        this.masterKey = masterKey;
    }

    record AthenaBillingConfigsV1(
            @NotBlank @Size(max = MOST) String athenaBucketName,
            @NotBlank @Size(max = MOST) String athenaDatabase,
            @NotBlank @Size(max = MOST) String athenaRegion,
            @NotBlank @Size(max = MOST) String athenaTable,
            @NotBlank @Size(max = MOST) String projectID,
            @NotBlank @Size(max = MOST) String serviceKeyName,
            @NotBlank @Size(max = MOST) String serviceKeySecret) {

        CostExport toExport() {
            return new CostExport(
                    athenaBucketName, athenaDatabase, athenaRegion, athenaTable, projectID, serviceKeyName);
        }

        AthenaBillingConfigsV1 shown() {
            return new AthenaBillingConfigsV1(
                    athenaBucketName, athenaDatabase, athenaRegion, athenaTable, projectID, serviceKeyName, HIDDEN);
        }

        /** Keeps the secret out of logs. */
        @Override
        public String toString() {
            return "AthenaBillingConfigsV1";
        }
    }

    record KubecostLicenseV1(@NotBlank @Size(max = 10_000) String key) {

        /** Keeps the key out of logs. */
        @Override
        public String toString() {
            return "KubecostLicenseV1";
        }
    }

    record KubecostLicenseResponseV1(String key, @Nullable String description) {

        /** Keeps the key out of logs. */
        @Override
        public String toString() {
            return "KubecostLicenseResponseV1";
        }
    }

    @PutMapping("/athenaConfigs")
    AthenaBillingConfigsV1 setAthenaConfigs(@Valid @RequestBody AthenaBillingConfigsV1 body, Caller caller) {
        dispatch.send(
                new ConfigureCostExport(
                        body.toExport(), seal(SealedCostSecret.Name.EXPORT_KEY, body.serviceKeySecret())),
                caller);
        return body.shown();
    }

    @PutMapping("/licenseKey")
    KubecostLicenseResponseV1 addKubecostLicenseKey(@Valid @RequestBody KubecostLicenseV1 body, Caller caller) {
        dispatch.send(new KeepLicenseKey(seal(SealedCostSecret.Name.LICENSE_KEY, body.key())), caller);
        return new KubecostLicenseResponseV1(body.key(), "kept; no part of Almanac asks for a license");
    }

    private SealedCostSecret seal(SealedCostSecret.Name name, String clear) {
        return SealedCostSecret.of(name, new CredentialsId(ids.next()), clear, masterKey);
    }
}
