/** What a Dockerfile builds: stages, steps, mounts, variables, and where each path lives. */
package dev.cachelens.model;
