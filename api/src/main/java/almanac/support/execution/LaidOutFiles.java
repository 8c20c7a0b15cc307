package almanac.support.execution;

import almanac.shared.DatasetId;
import almanac.shared.FilePath;
import almanac.shared.Sha256;
import almanac.storage.files.Blob;
import almanac.support.ForRole;
import almanac.support.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Remembers beside a job what of each dataset was laid out for it, where the job does not see it. */
@Component
@ForRole(Role.API)
record LaidOutFiles(JsonMapper json) {

    private record File(FilePath path, Sha256 content, long size) {}

    void write(JobFolders folders, DatasetId dataset, Map<FilePath, Blob> files) {
        List<File> lines = files.entrySet().stream()
                .map(file -> new File(
                        file.getKey(),
                        file.getValue().content(),
                        file.getValue().size()))
                .toList();
        json.writeValue(list(folders, dataset), lines);
    }

    Map<FilePath, Blob> read(JobFolders folders, DatasetId dataset) {
        Map<FilePath, Blob> files = new TreeMap<>();
        for (File file : json.readValue(list(folders, dataset), File[].class)) {
            files.put(file.path(), new Blob(file.content(), file.size()));
        }
        return files;
    }

    private static Path list(JobFolders folders, DatasetId dataset) {
        return folders.directory().path().resolve("dataset-" + dataset);
    }
}
