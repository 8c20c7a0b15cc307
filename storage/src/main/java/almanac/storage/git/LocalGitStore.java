package almanac.storage.git;

import almanac.shared.ErrorCode;
import almanac.shared.ProjectId;
import almanac.storage.files.AtomicFiles;
import almanac.storage.files.AtomicFiles.Forced;
import almanac.storage.files.Disk;
import almanac.storage.files.Space;
import almanac.turn.OncePerMinute;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.storage.file.WindowCacheConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

/**
 * Keeps repositories in one directory, which all servers of a database must see (docs/adr/0024). Each is named after
 * its project's id, so that owners and names may change. It is made at first use, aside, and then put into its place in
 * one step: of several servers that want it at the same time one is first, and the others find what they would have
 * made.
 */
@Component
class LocalGitStore implements GitStore {

    private static final Logger log = LoggerFactory.getLogger(LocalGitStore.class);

    private static final String SUFFIX = ".git";

    /** Prefix of a copy for a project that may not exist yet: until then the copy has no other name. */
    private static final String COPIED = "copied-";

    /** Largest object that is held in memory as a whole. */
    private static final int LARGEST_IN_MEMORY = PackMemory.NOTHING;

    private final Path directory;
    private final PromisedRoom room;
    private final RecordedHistory history;
    private final OncePerMinute missing = new OncePerMinute();

    LocalGitStore(
            @Value("${almanac.git.dir:${almanac.data-dir}/git}") String directory,
            @Value("${almanac.files.left-to-others:100MB}") DataSize leftToOthers,
            RecordedHistory history) {
        this.history = history;
        this.directory = Path.of(directory).toAbsolutePath().normalize();
        this.room = new PromisedRoom(new Space(this.directory, leftToOthers.toBytes()));
        SettingsOfNobody.install();
        WindowCacheConfig memory = new WindowCacheConfig();
        memory.setStreamFileThreshold(LARGEST_IN_MEMORY);
        memory.install();
    }

    @Override
    public BareRepository open(ProjectId project) {
        Path place = directory.resolve(project.value() + SUFFIX);
        try {
            if (!NewRepository.isAt(place) && !isCopied(project, place)) {
                make(project, place);
            }
            return NewRepository.open(place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Makes only the repository that every project begins with. One that the log knows more of is away, moved or not
     * restored, and one in its place would begin a second history.
     */
    private void make(ProjectId project, Path place) throws IOException {
        if (!history.isOf(project)) {
            NewRepository.make(
                    directory(),
                    place.getFileName().toString(),
                    repository -> FirstCommit.into(repository, madeAt(project)));
        }
        if (!NewRepository.isAt(place)) {
            if (missing.isDue(project.value())) {
                log.error("There is no repository {}: is almanac.git.dir the same for all servers?", place);
            }
            throw ErrorCode.REPOSITORY_AWAY.with(project);
        }
    }

    /** Tells whether the copy has taken its place now, or another server was quicker to put it there. */
    private boolean isCopied(ProjectId project, Path place) throws IOException {
        try {
            AtomicFiles.put(copied(project), place, Forced.PLACE);
            return true;
        } catch (NoSuchFileException _) {
            return NewRepository.isAt(place);
        }
    }

    @Override
    public void copy(BareRepository source, ProjectId project) {
        directory();
        try (DiskReservation reservation = room.reservation()) {
            reservation.more(0, Disk.size(source.jgit().getDirectory().toPath()));
            NewRepository.make(directory(), COPIED + project, repository -> {
                if (!Branches.copy(source.jgit(), repository)) {
                    FirstCommit.into(repository, madeAt(project));
                }
            });
        } catch (PackMemory.Missing missing) {
            throw ErrorCode.NO_MEMORY.with(missing.sentence());
        } catch (IOException e) {
            throw Space.refusal(e);
        }
    }

    @Override
    public void discard(ProjectId project) {
        try {
            FileSystemUtils.deleteRecursively(copied(project));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<ProjectId> forgotten(Instant before) {
        try (Stream<Path> all = Files.list(directory())) {
            return all.map(place -> place.getFileName().toString())
                    .filter(name -> name.startsWith(COPIED))
                    .map(name -> new ProjectId(name.substring(COPIED.length())))
                    .filter(project -> isOlder(copied(project), before))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOlder(Path place, Instant than) {
        try {
            return Files.getLastModifiedTime(place).toInstant().isBefore(than);
        } catch (IOException _) { // it has gone meanwhile
            return false;
        }
    }

    private Path copied(ProjectId project) {
        return directory.resolve(COPIED + project);
    }

    @Override
    public Path directory() {
        Path folder = Disk.folder(directory);
        try {
            DirectoryUse.begin(folder, () -> new Leftovers(folder, null).remove());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    @Override
    public long room() {
        try {
            Disk.folder(directory);
            return room.left();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public DiskReservation reservation() {
        return room.reservation();
    }

    @Override
    public void removeLeftovers(Instant before) {
        new Leftovers(directory(), before).remove();
    }

    /**
     * Returns the second in which the project's id was made, with which it begins: the same for every server at any
     * time.
     */
    private static Instant madeAt(ProjectId project) {
        return Instant.ofEpochSecond(HexFormat.fromHexDigitsToLong(project.value(), 0, 8));
    }
}
