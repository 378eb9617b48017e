package io.journeyledger.intake.file;

import java.nio.file.Path;

/** @param path where files wait while they are imported */
public record ImportFolder(Path path) {}
