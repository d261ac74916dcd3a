package publish

import (
	"errors"
	"fmt"
	"os"

	"golang.org/x/sys/windows"
)

// lock locks a folder until it is unlocked, and returns errLocked where somebody else has done so. Windows locks files
// but no folders; so a mutex is made that is named after the folder, by the numbers of its disk and of itself, however it
// was spelled. The system takes it away with the last process that has it. It keeps out what runs on this machine alone.
func lock(dir *os.File) (unlock func() error, err error) {
	var id windows.ByHandleFileInformation
	if err := windows.GetFileInformationByHandle(windows.Handle(dir.Fd()), &id); err != nil {
		return nil, fmt.Errorf("looking at the output folder: %w", err)
	}
	name, err := windows.UTF16PtrFromString(fmt.Sprintf(`Global\gloss-%08x-%08x%08x`, id.VolumeSerialNumber, id.FileIndexHigh, id.FileIndexLow))
	if err != nil {
		return nil, err
	}
	mutex, err := windows.CreateMutex(nil, false, name)
	switch {
	case errors.Is(err, windows.ERROR_ALREADY_EXISTS):
		return nil, errors.Join(errLocked, windows.CloseHandle(mutex))
	case errors.Is(err, windows.ERROR_ACCESS_DENIED): // it is another user's
		return nil, errLocked
	case err != nil:
		return nil, err
	}
	return func() error { return windows.CloseHandle(mutex) }, nil
}
